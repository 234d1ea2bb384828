namespace Monitoring.Hosting.Alertmanager;

/// <content>The rules that we know.</content>
public sealed partial record InhibitRule
{
    private const string AlertName = "alertname";
    private const string Cluster = "cluster";

    /// <summary>Critical silences warning of the same alert about the same thing. With <c>instance</c>: the full disk of one node says
    /// nothing about the disk of another.</summary>
    public static InhibitRule CriticalOverWarning { get; } = new(
        [LabelMatcher.Is("severity", "critical")],
        [LabelMatcher.Is("severity", "warning")],
        [AlertName, Cluster, "namespace", "instance"]);

    /// <summary>For the alerts of the stack's own rules: what one of them says, the other need not say again.</summary>
    public static IReadOnlyList<InhibitRule> OfTheStack { get; } =
    [
        CriticalOverWarning,
        NodeDown("KubernetesNodeNotReady"),

        // Not all that is about the node: its full disk may be the reason.
        Covers("KubernetesNodeNotReady", ["TargetDown"], "node"),
        Covers("JobDown", ["TargetDown"], "job"),
        Covers("NodeFilesystemAlmostFull", ["NodeFilesystemFillsUp"], "instance", "mountpoint"),
        Covers("KubernetesVolumeAlmostFull", ["KubernetesVolumeFillsUp"], "namespace", "persistentvolumeclaim"),
        Covers("AlertmanagerIntegrationDown", ["AlertmanagerNotificationsFailing"], "job", "integration"),

        // An objective that is lost in hours is lost in days as well: the fastest burn speaks for the slower ones.
        Covers("SloBurnRateCritical", ["SloBurnRateHigh", "SloBurnRateElevated", "SloBurnRateSlow"], "slo"),
        Covers("SloBurnRateHigh", ["SloBurnRateElevated", "SloBurnRateSlow"], "slo"),
        Covers("SloBurnRateElevated", ["SloBurnRateSlow"], "slo"),
    ];

    /// <summary>A node that is down silences the pods on it: they are what is expected to fail.</summary>
    /// <param name="alerts">The alerts that say that a node is down.</param>
    public static InhibitRule NodeDown(params IEnumerable<string> alerts) => new(
        [LabelMatcher.IsAnyOf(AlertName, alerts), LabelMatcher.IsNot("node", "")],
        [LabelMatcher.IsNot("pod", ""), LabelMatcher.IsNot("node", "")],
        [Cluster, "node"]);
}
