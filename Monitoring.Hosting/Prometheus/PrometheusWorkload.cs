using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Describes Prometheus for the renderers.</summary>
internal static class PrometheusWorkload
{
    public const string DataClaim = "data";

    public static Port Http { get; } = Port.Http(9090);

    /// <summary>A large WAL takes minutes to replay; the Prometheus operator allows as much.</summary>
    private static readonly TimeSpan StartupAllowance = TimeSpan.FromMinutes(15);

    /// <summary>Queries end, and the head is brought to the disk; the Prometheus operator allows as much.</summary>
    private static readonly TimeSpan StopAllowance = TimeSpan.FromMinutes(10);

    public static Workload Describe(IWorkload self, string family, PrometheusSpec spec, Addressing addressing) => new(
        self.Name,
        self.Replication,
        [Program(self.Name, spec, addressing), .. spec.Sidecars.Select(sidecar => sidecar.Describe(self, addressing))])
    {
        Family = family,
        Claims = [new(DataClaim, spec.DiskSize), .. spec.Sidecars.SelectMany(sidecar => sidecar.Claims)],
        Public = spec.PublicHost is { } host ? new(host, Http) { AsksForLogin = spec.Web?.Access.BasicAuth is not null } : null,
        ClusterRights = [.. KubernetesJobs.Rights(spec.ScrapeJobs, addressing)],
        StopAllowance = StopAllowance,
        Importance = Importance.Critical,
    };

    private static ContainerSpec Program(string name, PrometheusSpec spec, Addressing addressing) => new ContainerSpec(name, spec.Image)
    {
        Args = [.. PrometheusConfiguration.Args(spec, Http)],
        TunableFlags = PrometheusConfiguration.TunableFlags(spec),
        Environment = [new(PrometheusConfiguration.ReplicaVariable, new ReplicaNameValue())],
        Ports = [Http],
        Probes = new(new HttpProbe(Http, "/-/ready"), new HttpProbe(Http, "/-/healthy")) { StartupAllowance = StartupAllowance },
        Config = [.. Folders(spec, addressing)],
        Reload = new(Http, "/-/reload"),
        VisitedAt = new(PrometheusConfiguration.AddressFlag, Http),
        Mounts = [new(DataClaim, PrometheusImages.DataPath) { IsInImage = true }],
        Resources = spec.Resources,
        UserId = PrometheusImages.UserId,
    }.ReadingWebConfiguration(spec.Web, PrometheusConfiguration.WebFolder);

    private static IEnumerable<ConfigFolder> Folders(PrometheusSpec spec, Addressing addressing) =>
    [
        new("config", PrometheusConfiguration.ConfigFolder,
            [new YamlFile(PrometheusConfiguration.FileName, PrometheusConfiguration.Create(spec, addressing))])
        {
            IsWatched = spec.ReloadsByItself,
        },
        .. Rules(spec),
        .. spec.ScrapeJobs.SelectMany(job => job.Targets).OfType<FileTargets>().Distinct().Select(Targets),
        .. Secrets([.. PrometheusConfiguration.Secrets(spec)]),
    ];

    private static IEnumerable<ConfigFolder> Rules(PrometheusSpec spec) => !spec.HasRules ? [] :
    [
        new("rules", PrometheusConfiguration.RulesFolder,
            [.. RuleFiles.Of(spec).Select(file => new TextFile(file.Name, file.Text)), .. spec.TestAlert is { } test ? [test.ToFile()] : Array.Empty<TextFile>()])
        {
            IsLive = true,
            IsWatched = spec.ReloadsByItself,
            Source = spec.Rules?.Path,
        },
    ];

    private static ConfigFolder Targets(FileTargets targets) => new($"targets-{targets.Name}", targets.ContainerPath, [.. targets.Load()])
    {
        IsLive = true,
        IsWatched = true,
        Source = targets.Folder,
    };

    private static IEnumerable<ConfigFolder> Secrets(IReadOnlyList<Secret> secrets) => secrets.Count == 0 ? [] :
        [new("secrets", PrometheusConfiguration.SecretsFolder, [.. secrets.Select(secret => new SecretFile(secret.Name, secret))])];
}
