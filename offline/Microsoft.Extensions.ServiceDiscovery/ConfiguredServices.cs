using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.ServiceDiscovery;

/// <summary>
/// Addresses by the names of services, from the section <c>Services</c> that an AppHost fills: <c>https+http://orders</c> or
/// <c>http://_admin.orders</c>. A name that is not in it stays as it is.
/// </summary>
internal sealed class ConfiguredServices(IConfiguration configuration)
{
    private int _turn;

    public Uri Resolve(Uri asked)
    {
        var schemes = asked.Scheme.Split('+');
        var (endpointName, serviceName) = NamesIn(asked.Host);
        var service = configuration.GetSection("Services").GetSection(serviceName);
        string[] candidates = endpointName is null ? ["default", .. schemes] : [endpointName];

        var addresses = candidates.Select(service.GetSection).FirstOrDefault(section => section.Exists()) is { } section
            ? AddressesOf(section, schemes)
            : [];
        return addresses.Length == 0
            ? new UriBuilder(asked) { Scheme = schemes[0], Port = asked.IsDefaultPort ? -1 : asked.Port }.Uri
            : At(addresses[(int)((uint)Interlocked.Increment(ref _turn) % addresses.Length)], asked);
    }

    /// <summary>An endpoint is named by a first label with an underscore: <c>_admin.orders</c>.</summary>
    private static (string? Endpoint, string Service) NamesIn(string host) =>
        host.StartsWith('_') && host.Split('.', 2) is [var endpoint, var service] ? (endpoint[1..], service) : (null, host);

    /// <summary>The addresses with the first of the asked schemes that there are any for.</summary>
    private static Uri[] AddressesOf(IConfigurationSection section, string[] schemes)
    {
        var values = section.Value is { Length: > 0 } single ? [single] : section.GetChildren().Select(child => child.Value ?? "");
        var addresses = values.Select(value => ParseAddress(value, schemes[0], section.Path)).ToArray();
        return schemes.Select(scheme => addresses.Where(address => address.Scheme == scheme).ToArray()).FirstOrDefault(found => found.Length > 0) ?? [];
    }

    private static Uri ParseAddress(string value, string scheme, string path) =>
        Uri.TryCreate(value.Contains("://", StringComparison.Ordinal) ? value : $"{scheme}://{value}", UriKind.Absolute, out var address)
            ? address
            : throw new KeyNotFoundException($"The setting {path} has an invalid address: '{value}'.");

    private static Uri At(Uri address, Uri asked) => new UriBuilder(asked)
    {
        Scheme = address.Scheme,
        Host = address.Host,
        Port = address.Port,
        Path = $"{address.AbsolutePath.TrimEnd('/')}{asked.AbsolutePath}",
    }.Uri;
}
