using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>The level "restricted" of the Pod Security Standards, and what a namespace's label does to pods that break it: the API server refuses them.</summary>
internal static class PodSecurity
{
    private const string EnforceLabel = "pod-security.kubernetes.io/enforce";

    private static readonly string[] VolumeTypes = ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret"];

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Rule.ForPods("pod-security-restricted", (cluster, pod) => Level(cluster, pod) == "privileged" ? [] : Violations(pod)),
        Rule.ForKind("namespace-enforces-pod-security", "Namespace", (_, item) => item.Labels.ContainsKey(EnforceLabel) ? [] : ["it admits every pod"]),
    ];

    private static string? Level(Cluster cluster, Pod pod) => cluster.Find("Namespace", "", pod.Namespace)?.Labels.GetValueOrDefault(EnforceLabel);

    private static IEnumerable<string> Violations(Pod pod) =>
        pod.Spec.Items("volumes").Where(volume => !volume.Any(entry => VolumeTypes.Contains(entry.Key))).Select(volume => $"the volume {volume.Text("name")} is of a kind that is not admitted")
            .Concat(pod.OnNodeNetwork || pod.Spec.Flag("hostPID") == true || pod.Spec.Flag("hostIPC") == true ? ["it shares what belongs to the node"] : [])
            .Concat(pod.AllContainers.Where(item => !IsRestricted(item)).Select(item => $"container {item.Name} is not admitted"));

    private static bool IsRestricted(Container item) =>
        item.Json.Flag("securityContext/allowPrivilegeEscalation") == false
        && item.Json.Flag("securityContext/privileged") != true
        && item.Json.TextItems("securityContext/capabilities/drop").Contains("ALL")
        && item.Json.TextItems("securityContext/capabilities/add").All(name => name == "NET_BIND_SERVICE")
        && item.Security("runAsNonRoot")?.GetValue<bool>() == true
        && item.Security("runAsUser")?.ToString() != "0"
        && item.Security("seccompProfile") is JsonObject profile && profile.Text("type") is "RuntimeDefault" or "Localhost"
        && !item.Json.Items("ports").Any(port => port["hostPort"] is not null);
}
