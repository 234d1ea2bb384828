using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public enum OtlpProtocol
{
    Grpc,
    HttpProtobuf,
    HttpJson,
}

public static class OtlpConfigurationExtensions
{
    // Where the dashboard listens unless told otherwise.
    private const string DefaultReceiver = "http://localhost:18889";

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEnvironment => builder.SendTelemetry(protocol: null);

    public static IResourceBuilder<T> WithOtlpExporter<T>(this IResourceBuilder<T> builder, OtlpProtocol protocol)
        where T : IResourceWithEnvironment => builder.SendTelemetry(protocol);

    private static IResourceBuilder<T> SendTelemetry<T>(this IResourceBuilder<T> builder, OtlpProtocol? protocol)
        where T : IResourceWithEnvironment
    {
        var (configuration, environment) = (builder.ApplicationBuilder.Configuration, builder.ApplicationBuilder.Environment);
        return builder.WithEnvironment(context =>
        {
            if (context.ExecutionContext.IsPublishMode)
                return;

            var variables = context.EnvironmentVariables;
            var (url, name) = Receiver(configuration, protocol);
            variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = new HostUrl(url);
            variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = name;
            variables["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={InstanceId(builder.Resource)}";
            variables["OTEL_SERVICE_NAME"] = builder.Resource.Name;
            if (configuration["AppHost:OtlpApiKey"] is { } apiKey)
                variables["OTEL_EXPORTER_OTLP_HEADERS"] = $"x-otlp-api-key={apiKey}";

            if (environment.IsDevelopment())
            {
                // Telemetry in the dashboard at once (milliseconds), all traces, exemplars.
                variables["OTEL_BLRP_SCHEDULE_DELAY"] = "1000";
                variables["OTEL_BSP_SCHEDULE_DELAY"] = "1000";
                variables["OTEL_METRIC_EXPORT_INTERVAL"] = "1000";
                variables["OTEL_TRACES_SAMPLER"] = "always_on";
                variables["OTEL_METRICS_EXEMPLAR_FILTER"] = "trace_based";
            }
        });
    }

    private static string InstanceId(IResource resource) =>
        resource.TryGetLastAnnotation<DcpInstancesAnnotation>(out var engine) ? engine.Instances[0].Suffix : resource.Name;

    private static (string Url, string Protocol) Receiver(ConfigurationManager configuration, OtlpProtocol? protocol)
    {
        var grpc = configuration["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_ENDPOINT_URL"];
        var http = configuration["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] ?? configuration["DOTNET_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"];
        return protocol switch
        {
            OtlpProtocol.HttpProtobuf => (http ?? throw Missing("http/protobuf"), "http/protobuf"),
            OtlpProtocol.HttpJson => (http ?? throw Missing("http/json"), "http/json"),
            null when grpc is null && http is not null => (http, "http/protobuf"),
            _ => (grpc ?? DefaultReceiver, "grpc"),
        };
    }

    private static InvalidOperationException Missing(string protocol) =>
        new($"OtlpExporter is configured to require {protocol}, but no endpoint was configured for ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL");
}
