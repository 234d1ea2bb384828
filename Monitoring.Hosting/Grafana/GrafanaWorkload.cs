using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Grafana;

/// <summary>Describes Grafana.</summary>
internal static class GrafanaWorkload
{
    private const string Claim = "data";
    private const string ConfigPath = "/etc/grafana/config";

    // Plugins talk to Grafana over sockets there.
    private const string TemporaryPath = "/tmp";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, GrafanaSpec spec, Addressing addressing) => new(name, spec.Replication, [Guarded(Program(name, spec, addressing), spec.Web)])
    {
        Claims = spec.Database is null ? [new VolumeClaim(Claim, spec.Disk)] : [],
        Public = spec.PublicHost is { } host ? new(host, GrafanaSpec.Http) { AsksForLogin = true } : null,
    };

    private static ContainerSpec Program(string name, GrafanaSpec spec, Addressing addressing) => new(name, spec.Image)
    {
        UserId = GrafanaImages.UserId,
        Environment = [new("GF_PATHS_CONFIG", $"{ConfigPath}/{GrafanaConfiguration.FileName}"), .. GrafanaConfiguration.Environment(spec)],
        Ports = [GrafanaSpec.Http],
        Probes = Probes,
        Config =
        [
            new ConfigFolder("config", ConfigPath, [GrafanaConfiguration.Render(spec, addressing)]),
            .. GrafanaConfiguration.Folders(spec),
            GrafanaSecrets.Folder(spec),
            .. GrafanaProvisioning.Folders(spec, addressing),
        ],
        Mounts = spec.Database is null ? [new ClaimMount(Claim, GrafanaImages.DataPath) { IsInImage = true }] : [],
        ScratchFolders = spec.Database is null ? [TemporaryPath] : [GrafanaImages.DataPath, TemporaryPath],
        Resources = spec.Resources,
    };

    // Its health is open to everybody, and says nothing else.
    private static ContainerSpec Guarded(ContainerSpec container, WebSecurity? web) =>
        web is null ? container : container.Guarded(web.Scheme, web.Access with { BasicAuth = null });

    // The first start migrates the database, which takes minutes on a slow one.
    private static Probes Probes { get; } = new(new HttpProbe(GrafanaSpec.Http, "/api/health"), new HttpProbe(GrafanaSpec.Http, "/api/health"))
    {
        StartupAllowance = TimeSpan.FromMinutes(5),
    };
}
