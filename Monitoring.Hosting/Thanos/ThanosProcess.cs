using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Thanos;

/// <summary>What all Thanos processes have in common: ports, log, shutdown, probes, user.</summary>
internal static class ThanosProcess
{
    /// <summary>Where generated files lie.</summary>
    public const string ConfigPath = "/etc/thanos";

    /// <summary>Where the web configuration lies, with certificate and key.</summary>
    public const string WebPath = $"{ConfigPath}-web";

    private const string CertificatePath = $"{WebPath}/{WebConfiguration.CertificateFile}";
    private const string KeyPath = $"{WebPath}/{WebConfiguration.KeyFile}";

    /// <summary>HTTP: API, pages, metrics and probes.</summary>
    public static Port Http { get; } = Port.Http(10902);

    /// <summary>gRPC: the Store API.</summary>
    public static Port Grpc { get; } = Port.Grpc(10901);

    /// <summary>A container that runs one Thanos process.</summary>
    /// <param name="name">The container's name.</param>
    /// <param name="spec">The specification.</param>
    /// <param name="ports">The ports: HTTP first, then gRPC where the process serves the Store API.</param>
    /// <param name="arguments">The command with its own flags.</param>
    /// <param name="files">Generated files.</param>
    public static ContainerSpec Container(
        string name, ThanosSpec spec, IReadOnlyList<Port> ports, IEnumerable<string> arguments, params IEnumerable<TextFile?> files)
    {
        var http = ports[0];
        IReadOnlyList<ConfigFile> present = [.. files.OfType<TextFile>()];
        return new ContainerSpec(name, spec.Image)
        {
            UserId = ThanosImages.UserId,
            Args = [.. arguments, .. CommonFlags(spec, http, ports.FirstOrDefault(port => port == Grpc)), .. StoreApiServerFlags(spec, ports)],
            Ports = ports,
            Probes = new Probes(new HttpProbe(http, "/-/ready"), new HttpProbe(http, "/-/healthy")),
            Config = present.Count == 0 ? [] : [new ConfigFolder("config", ConfigPath, present)],
            Resources = spec.Resources,
        }.ReadingWebConfiguration(spec.Web, WebPath, "--http.config");
    }

    /// <summary>The flags of a process that calls the Store APIs of others: each side shows its certificate.</summary>
    public static ThanosArguments StoreApiClientFlags(WebSecurity? web) => web?.Identity is null ? [] : new ThanosArguments
    {
        ["grpc-client-tls-secure"] = true,
        ["grpc-client-tls-cert"] = CertificatePath,
        ["grpc-client-tls-key"] = KeyPath,
        ["grpc-client-tls-ca"] = CertificatePath,
        ["grpc-client-server-name"] = web.Access.Tls?.ServerName,
    };

    /// <summary>The path of a generated file, or null for none.</summary>
    public static string? PathOf(TextFile? file) => file is null ? null : $"{ConfigPath}/{file.Name}";

    private static ThanosArguments StoreApiServerFlags(ThanosSpec spec, IReadOnlyList<Port> ports) => spec.Web?.Identity is null || !ports.Contains(Grpc) ? [] : new ThanosArguments
    {
        ["grpc-server-tls-cert"] = CertificatePath,
        ["grpc-server-tls-key"] = KeyPath,
        ["grpc-server-tls-client-ca"] = CertificatePath,
    };

    private static ThanosArguments CommonFlags(ThanosSpec spec, Port http, Port? grpc) => new ThanosArguments
    {
        ["log.format"] = "logfmt",
        ["http-address"] = $"0.0.0.0:{http.Number}",
        ["http-grace-period"] = spec.GracePeriod,
        ["grpc-address"] = grpc is null ? null : $"0.0.0.0:{grpc.Number}",
        ["grpc-grace-period"] = grpc is null ? null : spec.GracePeriod,
        [ThanosGates.AutomaticMemoryLimit.Option] = ThanosGates.AutomaticMemoryLimit.Allows(spec.Image.Version),
    };
}
