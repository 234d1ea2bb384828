using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Dashboard;

/// <summary>Where the dashboard listens and what it asks of its visitors, from the launch profile or as generated.</summary>
internal sealed class DashboardOptions
{
    private const string AllowUnsecuredTransport = "ASPIRE_ALLOW_UNSECURED_TRANSPORT";
    private const string OtlpGrpcSetting = "ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL";
    private const string OtlpHttpSetting = "ASPIRE_DASHBOARD_OTLP_HTTP_ENDPOINT_URL";
    private const string ResourceServiceSetting = "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL";

    private readonly IConfiguration _configuration;

    public DashboardOptions(IConfiguration configuration)
    {
        _configuration = configuration;
        if (!IsSet("ASPIRE_DASHBOARD_UNSECURED_ALLOW_ANONYMOUS"))
        {
            BrowserToken = Key("AppHost:BrowserToken", "ASPIRE_DASHBOARD_FRONTEND_BROWSERTOKEN");
            ApiKey = Key("AppHost:DashboardApiKey");
            ResourceServiceApiKey = Key("AppHost:ResourceService:ApiKey", "ASPIRE_DASHBOARD_RESOURCESERVICE_APIKEY");
            OtlpApiKey = Key("AppHost:OtlpApiKey");
        }
    }

    public string? BrowserToken { get; }

    /// <summary>For telemetry that is read from the dashboard.</summary>
    public string? ApiKey { get; }

    public string? ResourceServiceApiKey { get; }

    /// <summary>For telemetry that is sent to the dashboard; resources get it with the address.</summary>
    public string? OtlpApiKey { get; }

    public string? ApplicationName => _configuration["AppHost:DashboardApplicationName"];

    public string Environment => _configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production";

    public string DefaultScheme => IsSet(AllowUnsecuredTransport) ? "http" : "https";

    /// <summary>Empty: the dashboard takes a free port.</summary>
    public IReadOnlyList<BindingAddress> FrontendUrls =>
        [.. (_configuration["ASPNETCORE_URLS"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(url => Parse("ASPNETCORE_URLS", url))];

    public BindingAddress? OtlpGrpcUrl => Url(OtlpGrpcSetting);

    public BindingAddress? OtlpHttpUrl => Url(OtlpHttpSetting);

    public BindingAddress? ResourceServiceUrl => Url(ResourceServiceSetting);

    public bool IsShownAsResource => IsSet("ASPIRE_SHOW_DASHBOARD_RESOURCES");

    /// <summary>The dashboard's own settings, which it is given as they are.</summary>
    public IEnumerable<KeyValuePair<string, string?>> PassedOn =>
        _configuration.AsEnumerable().Where(setting => setting.Value is not null && setting.Key.StartsWith("ASPIRE_DASHBOARD_", StringComparison.OrdinalIgnoreCase));

    private IEnumerable<(string Setting, BindingAddress Address)> Addresses
    {
        get
        {
            foreach (var url in FrontendUrls)
                yield return ("ASPNETCORE_URLS", url);
            foreach (var setting in new[] { OtlpGrpcSetting, OtlpHttpSetting, ResourceServiceSetting })
            {
                if (Url(setting) is { } url)
                    yield return (setting, url);
            }
        }
    }

    /// <exception cref="DistributedApplicationException">Tokens and telemetry would travel in the clear, and nobody said that they may.</exception>
    public void RequireSecureTransport()
    {
        if (IsSet(AllowUnsecuredTransport))
            return;

        // Of several, the first is where people are sent; others may redirect to it.
        var first = Addresses.DistinctBy(address => address.Setting);
        if (first.FirstOrDefault(address => address.Address.Scheme == "http") is { Setting: { } setting })
            throw new DistributedApplicationException($"{setting} is an http address. Use https, or set {AllowUnsecuredTransport}=true, for example in the launch profile.");
    }

    /// <exception cref="DistributedApplicationException">Somebody else listens where the dashboard should.</exception>
    public void RequireFreePorts()
    {
        foreach (var (setting, address) in Addresses.Where(address => address.Address.Port > 0))
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, address.Port);
                probe.Start();
            }
            catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                throw new DistributedApplicationException(
                    $"Port {address.Port} is in use, and {setting} gives it to the dashboard ({address}). Does the application run already? Stop it, or use another port in the launch profile.");
            }
        }
    }

    // Written back, so that whatever else reads these keys from the configuration finds the same.
    private string Key(string name, string? setting = null)
    {
        var key = (setting is null ? null : _configuration[setting]) is { Length: > 0 } given ? given
            : _configuration[name] is { Length: > 0 } known ? known
            : RandomNumberGenerator.GetHexString(32, lowercase: true);
        _configuration[name] = key;
        return key;
    }

    private bool IsSet(string name) => bool.TryParse(_configuration[name], out var value) ? value : _configuration[name] == "1";

    private BindingAddress? Url(string name) => _configuration[name] is { } url && !string.IsNullOrWhiteSpace(url) ? Parse(name, url) : null;

    private static BindingAddress Parse(string name, string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException failure)
        {
            throw new DistributedApplicationException($"{name}: '{url}' is not an address.", failure);
        }
    }
}
