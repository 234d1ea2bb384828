using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>The checks that kube-score makes by default, under its names, and its optional one of seccomp profiles.</summary>
internal static partial class KubeScore
{
    private const int LowestIdWithoutDoubt = 10_000;

    private static readonly string[] Places = ["kubernetes.io/hostname", "topology.kubernetes.io/zone", "topology.kubernetes.io/region"];

    private static readonly string[] ProbeKinds = ["httpGet", "tcpSocket", "exec", "grpc"];

    /// <summary>APIs that newer ones replace.</summary>
    private static readonly string[] OldApis =
        ["extensions/v1beta1", "apps/v1beta1", "apps/v1beta2", "batch/v1beta1", "policy/v1beta1", "networking.k8s.io/v1beta1", "autoscaling/v2beta1", "autoscaling/v2beta2"];

    public static IReadOnlyList<Rule> Rules { get; } = [.. Containers(), .. Pods(), .. Workloads(), .. Others()];

    private static IEnumerable<Rule> Containers() =>
    [
        Rule.ForContainers("container-resources", item => Missing(item, "cpu", "memory"), "lacks a request or a limit of CPU or memory"),
        Rule.ForContainers("container-ephemeral-storage-request-and-limit", item => Missing(item, "ephemeral-storage"), "lacks a request or a limit of ephemeral storage"),
        Rule.ForContainers("container-image-tag", item => (item.Json.Text("image") ?? "").Split(':') is not [_, .., not ("" or "latest")], "has an image without a fixed tag"),
        Rule.ForContainers("container-image-pull-policy", item => item.Json.Text("imagePullPolicy") != "Always", "does not always ask the registry for its image"),
        Rule.ForContainers("container-ports-check", item => item.Ports.Where(port => port.Name != "").GroupBy(port => port.Name).Any(group => group.Count() > 1), "names two ports alike"),
        Rule.ForContainers("environment-variable-key-duplication", item => item.Environment.GroupBy(variable => variable.Text("name")).Any(group => group.Count() > 1), "sets a variable twice"),
        Rule.ForContainers("container-security-context-user-group-id", item => IsLow(item.Security("runAsUser")) || IsLow(item.Security("runAsGroup")), "runs as a user or group below 10000, or as the image's"),
        Rule.ForContainers("container-security-context-privileged", item => item.Json.Flag("securityContext/privileged") == true, "is privileged"),
        Rule.ForContainers("container-security-context-readonlyrootfilesystem", item => item.Json.Flag("securityContext/readOnlyRootFilesystem") != true, "can write to its root filesystem"),
        Rule.ForContainers("container-seccomp-profile", item => item.Security("seccompProfile") is null, "has no seccomp profile"),
        Rule.ForPrograms("pod-probes-identical", HasIdenticalProbes, "is asked the same for readiness and liveness"),
    ];

    private static IEnumerable<Rule> Pods() =>
    [
        Rule.ForPods("pod-networkpolicy", (cluster, pod) => Directions(cluster, pod).Distinct().Count() < 2 ? ["no NetworkPolicy selects it for both directions"] : []),
        Rule.ForPods("pod-probes", (cluster, pod) => !pod.IsJob && IsServed(cluster, pod) && pod.Programs.All(item => item.Json["readinessProbe"] is null || item.Json["livenessProbe"] is null)
            ? ["a Service sends requests to it, and it has no probes"]
            : []),
        Rule.ForPods("pod-topology-spread-constraints", pod => pod.Spec.Items("topologySpreadConstraints").Any(constraint =>
            constraint["labelSelector"] is null || constraint.Number("maxSkew") is null or 0 || constraint.Number("minDomains") is 0
            || string.IsNullOrEmpty(constraint.Text("topologyKey")) || constraint.Text("whenUnsatisfiable") is not ("DoNotSchedule" or "ScheduleAnyway")), "has an incomplete topology spread constraint"),
    ];

    private static IEnumerable<Rule> Workloads() =>
    [
        Rule.ForKind("deployment-strategy", "Deployment", (cluster, item) => IsServed(cluster, item.Pod!) && item.Json.Text("spec/strategy/type") is not (null or "RollingUpdate") ? ["it stops before it starts anew"] : []),
        Rule.ForKind("deployment-replicas", "Deployment", (cluster, item) => IsServed(cluster, item.Pod!) && cluster.AutoscalerOf(item) is null && (item.Pod!.Replicas ?? 1) < 2 ? ["it has one replica"] : []),
        Rule.ForKind("deployment-has-host-podantiaffinity", "Deployment", (_, item) => IsAlone(item) || PodPlacement.IsKeptApart(item.Pod!, Places) ? [] : ["its replicas may share a node"]),
        Rule.ForKind("statefulset-has-host-podantiaffinity", "StatefulSet", (_, item) => IsAlone(item) || PodPlacement.IsKeptApart(item.Pod!, Places) ? [] : ["its replicas may share a node"]),
        Rule.ForKind("deployment-has-poddisruptionbudget", "Deployment", (cluster, item) => IsAlone(item) || HasBudget(cluster, item) ? [] : ["no PodDisruptionBudget selects it"]),
        Rule.ForKind("statefulset-has-poddisruptionbudget", "StatefulSet", (cluster, item) => IsAlone(item) || HasBudget(cluster, item) ? [] : ["no PodDisruptionBudget selects it"]),
        Rule.ForKind("deployment-pod-selector-labels-match-template-metadata-labels", "Deployment", (_, item) => SelectsItself(item) ? [] : ["its selector does not select its own pods"]),
        Rule.ForKind("statefulset-pod-selector-labels-match-template-metadata-labels", "StatefulSet", (_, item) => SelectsItself(item) ? [] : ["its selector does not select its own pods"]),
        Rule.ForKind("statefulset-has-servicename", "StatefulSet", (cluster, item) => HasHeadlessService(cluster, item) ? [] : ["its serviceName is no headless Service of its pods"]),
        Rule.ForKind("deployment-targeted-by-hpa-does-not-have-replicas-configured", "Deployment", (cluster, item) => cluster.AutoscalerOf(item) is not null && item.Pod!.Replicas is not null
            ? ["each upgrade takes back what the autoscaler decided"]
            : []),
        Rule.ForKind("cronjob-has-deadline", "CronJob", (_, item) => item.Json["spec"]?["startingDeadlineSeconds"] is null ? ["it says no startingDeadlineSeconds"] : []),
        Rule.ForKind("cronjob-restartpolicy", "CronJob", (_, item) => item.Pod!.Spec.Text("restartPolicy") is "Never" or "OnFailure" ? [] : ["it says no restart policy that a Job may have"]),
    ];

    private static IEnumerable<Rule> Others() =>
    [
        Rule.ForKind("poddisruptionbudget-has-policy", "PodDisruptionBudget", (_, item) => item.Json.At("spec/minAvailable") is null && item.Json.At("spec/maxUnavailable") is null ? ["it asks for nothing"] : []),
        Rule.ForKind("networkpolicy-targets-pod", "NetworkPolicy", (cluster, item) => cluster.Select(item.Namespace, new(item.Json.At("spec/podSelector"))).Any() ? [] : ["it selects no pod"]),
        Rule.ForKind("service-targets-pod", "Service", (cluster, item) => item.Json.Text("spec/type") == "ExternalName" || cluster.Behind(item).Any() ? [] : ["it selects no pod"]),
        Rule.ForKind("service-type", "Service", (_, item) => item.Json.Text("spec/type") == "NodePort" ? ["it opens a port of every node"] : []),
        Rule.ForKind("horizontalpodautoscaler-has-target", "HorizontalPodAutoscaler", (cluster, item) =>
            cluster.Find(item.Json.Text("spec/scaleTargetRef/kind") ?? "", item.Namespace, item.Json.Text("spec/scaleTargetRef/name") ?? "")?.ApiVersion == item.Json.Text("spec/scaleTargetRef/apiVersion") ? [] : ["its target does not exist"]),
        Rule.ForKind("horizontalpodautoscaler-replicas", "HorizontalPodAutoscaler", (_, item) => (item.Json.Number("spec/minReplicas") ?? 1) < 2 ? ["it may leave one replica"] : []),
        Rule.ForKind("ingress-targets-service", "Ingress", (cluster, item) => item.Json.Items("spec/rules").SelectMany(rule => rule.Items("http/paths"))
            .Where(path => !IsServicePort(cluster, item.Namespace, path["backend"]?["service"]))
            .Select(path => $"the Service behind {path.Text("path")} does not exist or lacks that port")),
        Rule.ForObjects("stable-version", (_, item) => OldApis.Contains(item.ApiVersion) ? [$"{item.ApiVersion} is replaced"] : []),
        Rule.ForObjects("label-values", (_, item) => item.Labels.Concat(item.Pod?.Labels ?? new Dictionary<string, string>()).Where(label => label.Value.Length > 63 || !LabelValue().IsMatch(label.Value)).Select(label => $"the label {label.Key} has an invalid value")),
    ];

    private static bool Missing(Container item, params string[] resources) =>
        resources.Any(name => Quantity.Of(item.Json.At($"resources/requests/{name}")) == 0 || Quantity.Of(item.Json.At($"resources/limits/{name}")) == 0);

    private static bool IsLow(JsonNode? id) => id is null || id.GetValue<double>() < LowestIdWithoutDoubt;

    private static bool HasIdenticalProbes(Container item) =>
        ProbeKinds.Any(kind => Asked(item, "livenessProbe", kind) is { } liveness && liveness == Asked(item, "readinessProbe", kind));

    private static string? Asked(Container item, string probe, string kind) => item.Json.At($"{probe}/{kind}") is { } action ? $"{action["path"]} {action["port"]} {action["command"]?.ToJsonString()}" : null;

    private static IEnumerable<string> Directions(Cluster cluster, Pod pod) => cluster.OfKind("NetworkPolicy")
        .Where(policy => policy.Namespace == pod.Namespace && new LabelSelector(policy.Json.At("spec/podSelector")).Matches(pod.Labels))
        .SelectMany(policy => policy.Json.TextItems("spec/policyTypes"));

    private static bool IsServed(Cluster cluster, Pod pod) => cluster.OfKind("Service").Any(service => cluster.Behind(service).Contains(pod));

    private static bool IsAlone(KubeObject item) => item.Pod!.Replicas < 2;

    private static bool HasBudget(Cluster cluster, KubeObject item) =>
        cluster.OfKind("PodDisruptionBudget").Any(budget => budget.Namespace == item.Namespace && new LabelSelector(budget.Json.At("spec/selector")).Matches(item.Pod!.Labels));

    private static bool SelectsItself(KubeObject item) => new LabelSelector(item.Json.At("spec/selector")).Matches(item.Pod!.Labels);

    private static bool HasHeadlessService(Cluster cluster, KubeObject item) =>
        cluster.Find("Service", item.Namespace, item.Json.Text("spec/serviceName") ?? "") is { } service
        && service.Json.Text("spec/clusterIP") == "None"
        && LabelSelector.OfLabels(service.Json.Texts("spec/selector")).Matches(item.Pod!.Labels);

    private static bool IsServicePort(Cluster cluster, string namespaceName, JsonNode? backend) => cluster.Find("Service", namespaceName, backend.Text("name") ?? "")?.Json.Items("spec/ports")
        .Any(port => backend.Number("port/number") is { } number ? port.Number("port") == number : port.Text("name") == backend.Text("port/name")) ?? false;

    [GeneratedRegex("^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$")]
    private static partial Regex LabelValue();
}
