using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>Services, and what refers to workloads by name or label.</summary>
internal static class NetworkReferences
{
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Rule.ForKind("service-selects-one-workload", "Service", (cluster, item) => ExactlyOne(cluster.Behind(item))),
        Rule.ForKind("budget-selects-one-workload", "PodDisruptionBudget", (cluster, item) => ExactlyOne(cluster.Select(item.Namespace, new(item.Json.At("spec/selector"))))),
        Rule.ForKind("service-port-exists", "Service", (cluster, item) => cluster.Behind(item).SelectMany(pod => item.Json.Items("spec/ports")
            .Where(port => !IsOpen(pod, port["targetPort"] ?? port["port"], port.Text("protocol")))
            .Select(port => $"{pod.Owner} does not listen at {port["targetPort"] ?? port["port"]}"))),
        Rule.ForKind("autoscaler-target", "HorizontalPodAutoscaler", (cluster, item) => AutoscalerProblems(cluster, item)),
        Rule.ForKind("ingress-tls", "Ingress", (_, item) => item.Json.Items("spec/rules").Select(rule => rule.Text("host")).Except(item.Json.Items("spec/tls").SelectMany(tls => tls.TextItems("hosts")))
            .Select(host => $"{host ?? "every host"} is served without TLS")),
        Rule.ForKind("policy-port-exists", "NetworkPolicy", (cluster, item) => cluster.Select(item.Namespace, new(item.Json.At("spec/podSelector")))
            .SelectMany(pod => item.Json.Items("spec/ingress").SelectMany(rule => rule.Items("ports"))
                .Where(port => port["port"] is not null && port["endPort"] is null && !IsOpen(pod, port["port"], port.Text("protocol")))
                .Select(port => $"{pod.Owner} does not listen at {port["port"]}"))),
        Rule.ForKind("policy-types", "NetworkPolicy", (_, item) => item.Json.TextItems("spec/policyTypes").Count == 0 ? ["it leaves its policyTypes to be guessed"] : []),
    ];

    private static IEnumerable<string> ExactlyOne(IEnumerable<Pod> pods) => pods.ToList() is { Count: > 1 } several ? [$"it selects {string.Join(" and ", several.Select(pod => pod.Owner))}"] : [];

    private static bool IsOpen(Pod pod, JsonNode? port, string? protocol) =>
        pod.Programs.SelectMany(item => item.Ports).Any(open => (open.Name == port?.ToString() || $"{open.Number}" == port?.ToString()) && open.Protocol == (protocol ?? "TCP"));

    private static IEnumerable<string> AutoscalerProblems(Cluster cluster, KubeObject item)
    {
        var target = cluster.Find(item.Json.Text("spec/scaleTargetRef/kind") ?? "", item.Namespace, item.Json.Text("spec/scaleTargetRef/name") ?? "");
        if (target?.Kind != "Deployment")
            yield return "it scales something else than a Deployment";
        if (item.Json.Number("spec/minReplicas") > item.Json.Number("spec/maxReplicas"))
            yield return "its minimum is above its maximum";

        var resources = item.Json.Items("spec/metrics").Select(metric => metric.Text("resource/name")).OfType<string>();
        foreach (var name in resources.Where(name => target?.Pod?.Programs.Any(program => program.Json.At($"resources/requests/{name}") is null) ?? false))
            yield return $"it scales by the use of {name}, which a container does not request";
    }
}
