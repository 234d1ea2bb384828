using System.Collections.Immutable;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Writes <c>alertmanager.yml</c> and the arguments. All members have the same.</summary>
internal static class AlertmanagerConfiguration
{
    public const string ConfigFolder = "/etc/alertmanager/config";
    public const string TemplatesFolder = "/etc/alertmanager/templates";
    public const string WebFolder = "/etc/alertmanager/web";
    public const string SecretsFolder = "/etc/alertmanager/secrets";
    public const string FileName = "alertmanager.yml";
    public const string TemplatePattern = "*.tmpl";

    public const string AddressFlag = "--web.external-url";
    private const string RetentionFlag = "--data.retention";

    /// <summary>The receiver that nobody listens to: the root of the routing tree must name one.</summary>
    private const string Nobody = "nobody";

    public static string PathOf(Secret secret) => $"{SecretsFolder}/{secret.Name}";

    public static YamlMap Create(AlertmanagerSpec spec, Addressing addressing) => new()
    {
        ["global"] = new YamlMap { ["resolve_timeout"] = spec.ResolveTimeout },
        ["templates"] = spec.TemplatesFolder is null ? null : new[] { $"{TemplatesFolder}/{TemplatePattern}" },
        ["route"] = Root(spec).ToYaml(),
        ["inhibit_rules"] = spec.InhibitRules.Select(rule => rule.ToYaml()),
        ["time_intervals"] = spec.TimeIntervals.Select(interval => interval.ToYaml()),
        ["receivers"] = Receivers(spec).Select(receiver => ToYaml(receiver, addressing)),
    };

    public static IEnumerable<string> Args(AlertmanagerSpec spec, WorkloadEndpoint http, WorkloadEndpoint gossip, Addressing addressing) =>
    [
        $"--config.file={ConfigFolder}/{FileName}",
        $"--storage.path={AlertmanagerImages.DataPath}",
        $"{RetentionFlag}={Retention(spec)}",
        $"--web.listen-address=:{http.Port.Number}",
        .. spec.Address is { } address ? (string[])[$"{AddressFlag}={address}", "--web.route-prefix=/"] : [],
        .. spec.Replicas == 1 ? ["--cluster.listen-address="] : ClusterArgs(spec, gossip, addressing),
    ];

    /// <summary>The flags whose values may be tuned.</summary>
    public static Dictionary<string, Tunable> TunableFlags(AlertmanagerSpec spec)
    {
        var flags = new Dictionary<string, Tunable> { [RetentionFlag] = Retention(spec) };
        if (spec.Address is Tunable address)
        {
            flags[AddressFlag] = address;
        }

        return flags;
    }

    public static IEnumerable<Secret> Secrets(AlertmanagerSpec spec) =>
        spec.Receivers.SelectMany(receiver => receiver.Integrations).SelectMany(integration => integration.Secrets).Distinct();

    private static Tunable Retention(AlertmanagerSpec spec) =>
        new("retention", spec.Retention.ToGoString(), "How long silences and the record of notifications are kept, in hours, minutes or seconds.");

    // A member that is in its own list of peers leaves itself out; one list for all keeps their arguments equal.
    private static IEnumerable<string> ClusterArgs(AlertmanagerSpec spec, WorkloadEndpoint gossip, Addressing addressing) =>
    [
        $"--cluster.listen-address=0.0.0.0:{gossip.Port.Number}",
        $"--cluster.peer-timeout={spec.PeerTimeout.ToGoString()}",
        $"--cluster.settle-timeout={spec.SettleTimeout.ToGoString()}",
        $"--cluster.reconnect-timeout={spec.ReconnectTimeout.ToGoString()}",
        .. spec.Has(AlertmanagerFeatures.ClusterLabel) ? (string[])[$"{AlertmanagerFeatures.ClusterLabel.Option}={gossip.Workload.Name}"] : [],
        .. addressing.Members(gossip).Select(member => $"--cluster.peer={member}"),
    ];

    private static Route Root(AlertmanagerSpec spec) => new()
    {
        Receiver = Receivers(spec)[0].Name,
        GroupBy = spec.GroupBy,
        GroupWait = spec.GroupWait,
        GroupInterval = spec.GroupInterval,
        RepeatInterval = spec.RepeatInterval,
        Routes = [Heartbeat(spec), .. spec.Routes],
    };

    private static Route Heartbeat(AlertmanagerSpec spec) => new()
    {
        Receiver = spec.HeartbeatReceiver ?? Receivers(spec)[0].Name,
        Matchers = [LabelMatcher.Is("alertname", spec.HeartbeatAlert)],
        GroupWait = Duration.Seconds(0),
        GroupInterval = spec.HeartbeatInterval,

        // Checked once in each group interval, against the moment of the last delivery, which is a little after its tick: were both
        // intervals equal, every second heartbeat would be left out.
        RepeatInterval = new(spec.HeartbeatInterval.Value * 0.8),
    };

    private static ImmutableArray<Receiver> Receivers(AlertmanagerSpec spec) => spec.Receivers.IsEmpty ? [new(Nobody)] : spec.Receivers;

    private static YamlMap ToYaml(Receiver receiver, Addressing addressing)
    {
        var map = new YamlMap { ["name"] = receiver.Name };
        foreach (var section in receiver.Integrations.GroupBy(integration => integration.Section))
        {
            map[section.Key] = section.Select(integration => integration.ToYaml(addressing));
        }

        return map;
    }
}
