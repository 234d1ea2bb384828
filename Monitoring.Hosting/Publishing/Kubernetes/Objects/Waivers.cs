using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>
/// What linters warn of and what is meant all the same, each with its reason, as an annotation of the object
/// (https://docs.kubelinter.io/#/configuring-kubelinter?id=ignoring-violations-for-specific-cases).
/// </summary>
internal static class Waivers
{
    private const string Prefix = "ignore-check.kube-linter.io/";

    // Both look for the pods of a policy.
    private static readonly string[] PolicyChecks = ["networkpolicy-targets-pod", "dangling-networkpolicy"];

    // Below it are users that the node may have too.
    private const int FirstUserOfContainers = 10_000;

    /// <summary>The annotations of a workload's StatefulSet, Deployment or DaemonSet.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Workload workload) =>
        from waiver in All(workload)
        where waiver.Applies
        select KeyValuePair.Create(Prefix + waiver.Check, waiver.Reason);

    /// <summary>The annotations of a workload's NetworkPolicy.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfPolicy(WorkloadRendering rendering) => rendering.Operator is not { } other ? [] :
        PolicyChecks.Select(check => KeyValuePair.Create(Prefix + check, $"Its pods are made by {other.Name}, and are not in the chart."));

    private static IEnumerable<(bool Applies, string Check, string Reason)> All(Workload workload) =>
    [
        (workload.UsesNodeNetwork, "host-network", NetworkReason),
        (workload.UsesNodeNetwork, "host-network-access", NetworkReason),
        (workload.Containers.Any(container => container.NodeMounts.Count > 0), "sensitive-host-mounts", "It measures the disks and devices of the node; all its mounts are read-only."),
        (workload.Replication is { Kind: ReplicationKind.Stateless, Replicas: 1 }, "deployment-replicas", "It keeps nothing and is replaced within seconds; a second one would be scraped twice."),
        (workload.Containers.Any(HasOneQuestion), "pod-probes-identical", "All it can be asked is whether it accepts connections."),
        (workload.Containers.Any(container => container.UserId < FirstUserOfContainers), "container-security-context-user-group-id", "The files of the image belong to this user."),
        (workload.Containers.Any(HasNothingToAsk(workload)), "no-liveness-probe", ProbeReason),
        (workload.Containers.Any(HasNothingToAsk(workload)), "no-readiness-probe", ProbeReason),
        (workload.Containers.Any(TakesSecretsFromEnvironment), "read-secret-from-env-var", "The program takes them from its environment, out of a Secret that only it refers to."),
    ];

    private static string NetworkReason => "It measures the network of the node, which is seen from nowhere else.";

    private static string ProbeReason => "A container beside the program listens nowhere: it works through what lies on the disk.";

    private static Func<ContainerSpec, bool> HasNothingToAsk(Workload workload) => container => container.Probes is null && workload.Replication.Kind != ReplicationKind.Scheduled;

    private static bool HasOneQuestion(ContainerSpec container) =>
        container.Probes is { } probes && probes.Readiness.Port == probes.Liveness?.Port && (probes.Readiness is TcpProbe || container.Access?.BasicAuth is not null);

    private static bool TakesSecretsFromEnvironment(ContainerSpec container) => container.Environment.Any(variable => variable.Value is SecretValue);
}
