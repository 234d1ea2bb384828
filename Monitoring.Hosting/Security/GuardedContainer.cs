using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>What becomes of a container whose web interface is guarded.</summary>
internal static class GuardedContainer
{
    /// <summary>Guards a program that reads a web configuration, as all of the Prometheus family do
    /// (https://prometheus.io/docs/prometheus/latest/configuration/https/).</summary>
    /// <param name="container">The container.</param>
    /// <param name="web">What guards it; null: nothing changes.</param>
    /// <param name="folder">The absolute path of the web configuration's folder; its last part names the folder.</param>
    /// <param name="flag">The program's flag for the file.</param>
    public static ContainerSpec ReadingWebConfiguration(this ContainerSpec container, WebSecurity? web, string folder, string flag = "--web.config.file") => web is null ? container :
        container.Guarded(web.Scheme, web.Access) with
        {
            Args = [.. container.Args, $"{flag}={folder}/{WebConfiguration.FileName}"],
            Config = [.. container.Config, web.Folder(folder[(folder.LastIndexOf('/') + 1)..], folder)],
        };

    /// <summary>Says that the HTTP ports are guarded; how the program is told so is its own affair.</summary>
    public static ContainerSpec Guarded(this ContainerSpec container, string scheme, HttpAccess access)
    {
        Port Guarded(Port port) => port.Scheme == "http" ? port with { Scheme = scheme } : port;

        return container with
        {
            Ports = [.. container.Ports.Select(Guarded)],
            Probes = container.Probes is { } probes ? probes with { Readiness = Of(probes.Readiness), Liveness = probes.Liveness is { } liveness ? Of(liveness) : null } : null,
            Reload = container.Reload is { } reload ? reload with { Port = Guarded(reload.Port) } : null,
            Access = access,
        };

        Probe Of(Probe probe) => probe with { Port = Guarded(probe.Port) };
    }
}
