using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Exporter;

namespace OpenTelemetry.Metrics;

public static class PrometheusExporterMeterProviderBuilderExtensions
{
    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.ConfigureServices(services =>
        {
            services.AddOptions<PrometheusAspNetCoreOptions>();
            services.TryAddSingleton<PrometheusExporter>();
            services.TryAddSingleton<ScrapeResponses>();
        });
        return builder.AddReader(services => new BaseExportingMetricReader(services.GetRequiredService<PrometheusExporter>())
        {
            TemporalityPreference = MetricReaderTemporalityPreference.Cumulative,
        });
    }

    public static MeterProviderBuilder AddPrometheusExporter(this MeterProviderBuilder builder, Action<PrometheusAspNetCoreOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return builder.AddPrometheusExporter().ConfigureServices(services => services.Configure(configure));
    }
}
