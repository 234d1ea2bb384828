using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>
/// The checks of kube-linter, under its names: all that it makes by default, and those of the others that are no matter of taste. Left out
/// are its demands for three replicas of everything, for the priority classes of the system, for an owner's e-mail address and for sorted keys.
/// </summary>
internal static partial class KubeLinter
{
    private const string Workloads = "Deployment|StatefulSet|DaemonSet|ReplicaSet|Pod|Job|CronJob";

    private static readonly string[] UnsafeSysctls = ["kernel.msg", "kernel.sem", "kernel.shm", "fs.mqueue.", "net."];

    public static IReadOnlyList<Rule> Rules { get; } = [.. Containers(), .. Pods(), .. Probes(), .. Network(), .. Rights(), .. Availability()];

    private static IEnumerable<Rule> Containers() =>
    [
        Rule.ForContainers("drop-net-raw-capability", item => !item.Json.TextItems("securityContext/capabilities/drop").Any(name => name is "ALL" or "NET_RAW"), "keeps the capability NET_RAW"),
        Rule.ForContainers("duplicate-env-var", item => item.Environment.GroupBy(variable => variable.Text("name")).Any(group => group.Count() > 1), "sets a variable twice"),
        Rule.ForContainers("env-var-secret", item => item.Environment.Any(variable => IsSecret(variable.Text("name")) && !string.IsNullOrEmpty(variable.Text("value"))), "has a secret in its environment"),
        Rule.ForContainers("read-secret-from-env-var", item => item.Environment.Any(variable => variable.At("valueFrom/secretKeyRef") is not null), "reads a secret from its environment, not from a file"),
        Rule.ForContainers("latest-tag", HasNoFixedTag, "has an image without a fixed tag"),
        Rule.ForContainers("no-read-only-root-fs", item => item.Json.Flag("securityContext/readOnlyRootFilesystem") != true, "can write to its root filesystem"),
        Rule.ForContainers("privilege-escalation-container", MayEscalate, "may gain privileges"),
        Rule.ForContainers("privileged-container", item => item.Json.Flag("securityContext/privileged") == true, "is privileged"),
        Rule.ForContainers("run-as-non-root", item => IsZero(item, "runAsGroup") || IsZero(item, "runAsUser") || !IsNotRoot(item), "may run as root"),
        Rule.ForContainers("privileged-ports", item => item.Ports.Any(port => port.Number is > 0 and < 1024), "listens on a port below 1024"),
        Rule.ForContainers("ssh-port", item => item.Ports.Any(port => port is { Number: 22, Protocol: "TCP" }), "listens on the port of SSH"),
        Rule.ForContainers("unset-cpu-requirements", item => Quantity.Of(item.Json.At("resources/requests/cpu")) == 0, "requests no CPU"),
        Rule.ForContainers("unset-memory-requirements", item => Quantity.Of(item.Json.At("resources/limits/memory")) == 0, "has no limit of memory"),
        Rule.ForContainers("unsafe-proc-mount", item => item.Json.Text("securityContext/procMount") is "Unmasked", "sees /proc unmasked"),
        Rule.ForContainers("writable-host-mount", item => item.Mounts.Any(mount => HostPath(item.Pod, mount) is not null && mount.Flag("readOnly") != true), "can write to a folder of the node"),
        Rule.ForContainers("sensitive-host-mounts", item => item.Mounts.Any(mount => HostPath(item.Pod, mount) is "/" or "/boot" or "/dev" or "/etc" or "/lib" or "/proc" or "/sys" or "/usr"), "mounts a folder of the node's system"),
        Rule.ForContainers("docker-sock", item => item.Mounts.Any(mount => HostPath(item.Pod, mount)?.EndsWith("docker.sock", StringComparison.Ordinal) ?? false), "mounts the socket of the container engine"),
    ];

    private static IEnumerable<Rule> Pods() =>
    [
        Rule.ForPods("host-ipc", pod => pod.Spec.Flag("hostIPC") == true, "shares the node's IPC"),
        Rule.ForPods("host-network", pod => pod.OnNodeNetwork, "shares the node's network"),
        Rule.ForPods("host-pid", pod => pod.Spec.Flag("hostPID") == true, "shares the node's processes"),
        Rule.ForPods("default-service-account", pod => pod.Spec.Text("serviceAccountName") is null or "" or "default", "has no service account of its own"),
        Rule.ForPods("deprecated-service-account-field", pod => pod.Spec.At("serviceAccount") is not null, "uses the deprecated field serviceAccount"),
        Rule.ForPods("non-existent-service-account", (cluster, pod) => pod.Spec.Text("serviceAccountName") is { } name && cluster.Find("ServiceAccount", pod.Namespace, name) is null
            ? [$"its service account {name} does not exist"]
            : []),
        Rule.ForPods("mismatching-selector", pod => !pod.IsJob && !new LabelSelector(pod.Owner.Json.At("spec/selector")).Matches(pod.Labels), "its selector does not select its own pods"),
        Rule.ForPods("restart-policy", pod => pod.Spec.Text("restartPolicy") is not ("Always" or "OnFailure"), "says no restart policy"),
        Rule.ForPods("unsafe-sysctls", pod => pod.Spec.Items("securityContext/sysctls").Any(item => UnsafeSysctls.Any(item.Text("name")!.StartsWith)), "sets kernel parameters of the node"),
        Rule.ForPods("no-node-affinity", pod => pod.Spec.At("affinity/nodeAffinity") is null, "does not say which nodes it can run on"),
        Rule.ForKind("use-namespace", Workloads + "|Service", (_, item) => item.Namespace is "" or "default" ? ["it lies in the default namespace"] : []),
        Rule.ForKind("job-ttl-seconds-after-finished", "Job|CronJob", (_, item) => (item.Kind == "Job") == (item.Json.At("spec/ttlSecondsAfterFinished") ?? item.Json.At("spec/jobTemplate/spec/ttlSecondsAfterFinished")) is null
            ? ["a Job must say when it is removed; the one of a CronJob must not"]
            : []),
    ];

    private static IEnumerable<Rule> Probes() =>
    [
        Rule.ForPrograms("no-liveness-probe", item => item.Json["livenessProbe"] is null, "has no liveness probe"),
        Rule.ForPrograms("no-readiness-probe", item => item.Json["readinessProbe"] is null, "has no readiness probe"),
        Rule.ForPrograms("liveness-port", item => !IsDeclared(item, "livenessProbe"), "is probed for liveness at a port that it does not declare"),
        Rule.ForPrograms("readiness-port", item => !IsDeclared(item, "readinessProbe"), "is probed for readiness at a port that it does not declare"),
        Rule.ForPrograms("startup-port", item => !IsDeclared(item, "startupProbe"), "is probed at its start at a port that it does not declare"),
    ];

    private static IEnumerable<Rule> Network() =>
    [
        Rule.ForKind("dangling-service", "Service", (cluster, item) => item.Json.Text("spec/type") != "ExternalName" && !cluster.Behind(item).Any() ? ["it selects no pod"] : []),
        Rule.ForKind("exposed-services", "Service", (_, item) => item.Json.Text("spec/type") is "NodePort" or "LoadBalancer" ? ["it can be reached from outside the cluster"] : []),
        Rule.ForKind("invalid-target-ports", "Service", (_, item) => item.Json.Items("spec/ports").Any(port => !IsPortName(port.Text("name")) || !IsPortName(port.Text("targetPort"))) ? ["a port's name is invalid"] : []),
        Rule.ForContainers("invalid-target-ports", item => item.Ports.Any(port => !IsPortName(port.Name)), "has a port of an invalid name"),
        Rule.ForPods("non-isolated-pod", (cluster, pod) => cluster.OfKind("NetworkPolicy").Any(policy => policy.Namespace == pod.Namespace && Selects(policy, pod)) ? [] : ["no NetworkPolicy selects it"]),
        Rule.ForKind("dangling-networkpolicy", "NetworkPolicy", (cluster, item) => cluster.Pods.Any(pod => pod.Namespace == item.Namespace && Selects(item, pod)) ? [] : ["it selects no pod"]),
        Rule.ForKind("dangling-networkpolicypeer-podselector", "NetworkPolicy", (cluster, item) => Peers(item)
            .Where(peer => peer["podSelector"] is not null && peer["namespaceSelector"] is null && !cluster.Select(item.Namespace, new(peer["podSelector"])).Any())
            .Select(peer => $"its peer {peer.ToJsonString()} selects no pod")),
        Rule.ForKind("dangling-ingress", "Ingress", (cluster, item) => item.Json.Items("spec/rules").SelectMany(rule => rule.Items("http/paths"))
            .Where(path => cluster.Find("Service", item.Namespace, path.Text("backend/service/name") ?? "") is null)
            .Select(path => $"the Service behind {path.Text("path")} does not exist")),
    ];

    private static IEnumerable<Rule> Rights() =>
    [
        Rule.ForKind("wildcard-in-rules", "Role|ClusterRole", (_, item) => item.Json.Items("rules").Any(rule => rule.TextItems("resources").Concat(rule.TextItems("verbs")).Contains("*")) ? ["it allows everything of something"] : []),
        Rule.ForKind("access-to-secrets", "RoleBinding|ClusterRoleBinding", (cluster, item) => Grants(cluster, item, ["secrets"], ["get", "list", "watch", "create", "delete", "*"]) ? ["it grants access to secrets"] : []),
        Rule.ForKind("access-to-create-pods", "RoleBinding|ClusterRoleBinding", (cluster, item) =>
            Grants(cluster, item, ["pods", "deployments", "statefulsets", "replicasets", "cronjobs", "jobs", "daemonsets"], ["create"]) ? ["it grants the right to create pods"] : []),
        Rule.ForKind("cluster-admin-role-binding", "ClusterRoleBinding", (_, item) => item.Json.Text("roleRef/name") == "cluster-admin" ? ["it grants all rights"] : []),
    ];

    private static IEnumerable<Rule> Availability() =>
    [
        Rule.ForPods("no-anti-affinity", pod => pod.Replicas > 1 && !PodPlacement.IsKeptApart(pod, "kubernetes.io/hostname"), "has replicas that may share a node"),
        Rule.ForKind("no-rolling-update-strategy", "Deployment", (_, item) => item.Json.Text("spec/strategy/type") is null or "RollingUpdate" ? [] : ["it stops before it starts anew"]),
        Rule.ForKind("pdb-max-unavailable", "PodDisruptionBudget", (_, item) => item.Json.At("spec/maxUnavailable")?.ToString() is "0" or "0%" ? ["it prevents every drain"] : []),
        Rule.ForKind("pdb-min-available", "PodDisruptionBudget", (cluster, item) => PodPlacement.PreventsDrain(cluster, item) ? ["it prevents every drain"] : []),
        Rule.ForKind("pdb-unhealthy-pod-eviction-policy", "PodDisruptionBudget", (_, item) => item.Json.Text("spec/unhealthyPodEvictionPolicy") is null ? ["it does not say whether pods that are not ready may be evicted"] : []),
        Rule.ForKind("dangling-horizontalpodautoscaler", "HorizontalPodAutoscaler", (cluster, item) =>
            cluster.Find(item.Json.Text("spec/scaleTargetRef/kind") ?? "", item.Namespace, item.Json.Text("spec/scaleTargetRef/name") ?? "") is null ? ["its target does not exist"] : []),
        Rule.ForObjects("no-extensions-v1beta", (_, item) => item.ApiVersion == "extensions/v1beta1" ? ["its API is gone"] : []),
    ];

    private static bool HasNoFixedTag(Container item)
    {
        var image = (item.Json.Text("image") ?? "").Split('/')[^1];
        return !image.Contains(':', StringComparison.Ordinal) || image.EndsWith(":latest", StringComparison.Ordinal);
    }

    private static bool IsSecret(string? name) => name?.Contains("secret", StringComparison.OrdinalIgnoreCase) ?? false;

    private static bool MayEscalate(Container item) =>
        item.Json.Flag("securityContext/allowPrivilegeEscalation") == true
        || item.Json.Flag("securityContext/privileged") == true
        || item.Json.TextItems("securityContext/capabilities/add").Contains("SYS_ADMIN");

    private static bool IsZero(Container item, string field) => item.Security(field)?.ToString() == "0";

    private static bool IsNotRoot(Container item) => item.Security("runAsUser") is not null || item.Security("runAsNonRoot")?.GetValue<bool>() == true;

    private static string? HostPath(Pod pod, JsonObject mount) =>
        pod.Spec.Items("volumes").FirstOrDefault(volume => volume.Text("name") == mount.Text("name")).Text("hostPath/path");

    private static bool IsDeclared(Container item, string probe) =>
        (item.Json.At($"{probe}/httpGet/port") ?? item.Json.At($"{probe}/tcpSocket/port") ?? item.Json.At($"{probe}/grpc/port"))?.ToString() is not { } wanted
        || item.Ports.Any(port => port.Name == wanted || $"{port.Number}" == wanted);

    private static bool IsPortName(string? name) => name is null or "" || PortName().IsMatch(name);

    private static bool Selects(KubeObject policy, Pod pod) => new LabelSelector(policy.Json.At("spec/podSelector")).Matches(pod.Labels);

    private static IEnumerable<JsonObject> Peers(KubeObject policy) =>
        policy.Json.Items("spec/ingress").SelectMany(rule => rule.Items("from")).Concat(policy.Json.Items("spec/egress").SelectMany(rule => rule.Items("to")));

    private static bool Grants(Cluster cluster, KubeObject binding, string[] resources, string[] verbs) =>
        cluster.Find(binding.Json.Text("roleRef/kind") ?? "", binding.Namespace, binding.Json.Text("roleRef/name") ?? "") is { } role
        && role.Json.Items("rules").Any(rule => rule.TextItems("resources").Intersect(resources).Any() && rule.TextItems("verbs").Intersect(verbs).Any());

    [GeneratedRegex("^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex PortName();
}
