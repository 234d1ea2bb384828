using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Describes Alertmanager for the renderers.</summary>
internal static class AlertmanagerWorkload
{
    private const string DataClaim = "data";
    private const int GossipNumber = 9094;

    public static Port Http { get; } = Port.Http(9093);

    public static Port GossipTcp { get; } = new("gossip", GossipNumber, "tcp");

    public static Port GossipUdp { get; } = new("gossip-udp", GossipNumber, "udp", Transport.Udp);

    public static Workload Describe(IWorkload self, AlertmanagerSpec spec, Addressing addressing) => new(self.Name, self.Replication, [Program(self, spec, addressing)])
    {
        Claims = [new(DataClaim, spec.DiskSize)],
        Public = spec.PublicHost is { } host ? new(host, Http) { AsksForLogin = spec.Web?.Access.BasicAuth is not null } : null,
        Importance = Importance.Critical,
    };

    private static ContainerSpec Program(IWorkload self, AlertmanagerSpec spec, Addressing addressing) => new ContainerSpec(self.Name, spec.Image)
    {
        Args = [.. AlertmanagerConfiguration.Args(spec, new(self, self.Name, Http), new(self, self.Name, GossipTcp), addressing)],
        TunableFlags = AlertmanagerConfiguration.TunableFlags(spec),

        // By itself it takes a private address only, which those of pods need not be.
        Advertised = spec.Replicas == 1 ? null : new("--cluster.advertise-address", GossipTcp),
        Ports = spec.Replicas == 1 ? [Http] : [Http, GossipTcp, GossipUdp],
        Probes = new(new HttpProbe(Http, "/-/ready"), new HttpProbe(Http, "/-/healthy")),
        Reload = new(Http, "/-/reload"),
        VisitedAt = new(AlertmanagerConfiguration.AddressFlag, Http),

        // A member gives up its farewell after 10 s (the gossip library picks nobody to tell once all others have left).
        StopsInTurn = spec.Replicas > 1,
        Config = [.. Folders(spec, addressing)],
        Mounts = [new(DataClaim, AlertmanagerImages.DataPath) { IsInImage = true }],
        Resources = spec.Resources,
        UserId = AlertmanagerImages.UserId,
    }.ReadingWebConfiguration(spec.Web, AlertmanagerConfiguration.WebFolder);

    private static IEnumerable<ConfigFolder> Folders(AlertmanagerSpec spec, Addressing addressing)
    {
        yield return new("config", AlertmanagerConfiguration.ConfigFolder,
            [new TextFile(AlertmanagerConfiguration.FileName, AlertmanagerConfiguration.Create(spec, addressing).ToYaml())])
        {
            IsConfidential = true,
        };

        if (spec.TemplatesFolder is { } templates && Directory.Exists(templates))
        {
            yield return new("templates", AlertmanagerConfiguration.TemplatesFolder, [.. Templates(templates)]) { IsLive = true, Source = templates };
        }

        var secrets = AlertmanagerConfiguration.Secrets(spec).ToList();
        if (secrets.Count > 0)
        {
            yield return new("secrets", AlertmanagerConfiguration.SecretsFolder, [.. secrets.Select(secret => new SecretFile(secret.Name, secret))]);
        }
    }

    private static IEnumerable<ConfigFile> Templates(string folder) => Directory
        .EnumerateFiles(folder, AlertmanagerConfiguration.TemplatePattern)
        .Order(StringComparer.Ordinal)
        .Select(file => new TextFile(Path.GetFileName(file), File.ReadAllText(file)));
}
