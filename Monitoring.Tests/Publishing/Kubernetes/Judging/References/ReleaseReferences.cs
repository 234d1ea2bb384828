using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>Names, rights and capacity over the whole chart.</summary>
internal static partial class ReleaseReferences
{
    private const int LargestObject = 1024 * 1024;

    /// <summary>What every object is found by; objects of the whole release belong to no component.</summary>
    private static readonly string[] StandardLabels = ["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/part-of", "app.kubernetes.io/managed-by"];

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Rule.ForObjects("unique-name", (cluster, item) => cluster.Objects.Count(other => (other.ApiVersion, other.Kind, other.Namespace, other.Name) == (item.ApiVersion, item.Kind, item.Namespace, item.Name)) > 1 ? ["there are several of it"] : []),
        Rule.ForObjects("valid-name", (_, item) => DnsName().IsMatch(item.Name) ? [] : ["its name is invalid"]),
        Rule.ForObjects("standard-labels", (_, item) => StandardLabels.Except(item.Labels.Keys).Select(label => $"it lacks the label {label}")),
        Rule.ForKind("config-is-used", "ConfigMap|Secret", (cluster, item) => cluster.Objects.Any(other => other != item && Mentions(other, item.Name)) ? [] : ["nothing uses it"]),
        Rule.ForKind("config-fits", "ConfigMap|Secret", (_, item) => item.Json.ToJsonString().Length > LargestObject ? ["it is larger than the API server accepts"] : []),
        Rule.ForKind("binding-resolves", "RoleBinding|ClusterRoleBinding", (cluster, item) => BindingProblems(cluster, item)),
        Rule.ForKind("role-is-bound", "Role|ClusterRole", (cluster, item) => cluster.OfKind($"{item.Kind}Binding").Any(binding => binding.Json.Text("roleRef/name") == item.Name) ? [] : ["nothing binds it"]),
        Rule.ForKind("service-account-is-used", "ServiceAccount", (cluster, item) => cluster.Pods.Any(pod => pod.Namespace == item.Namespace && pod.Spec.Text("serviceAccountName") == item.Name) ? [] : ["no pod uses it"]),
        Rule.ForKind("quota-suffices", "ResourceQuota", Capacity.QuotaProblems),
        Rule.ForKind("limits-suffice", "LimitRange", Capacity.LimitProblems),
    ];

    private static bool Mentions(KubeObject item, string name) => item.Json.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal);

    private static IEnumerable<string> BindingProblems(Cluster cluster, KubeObject item)
    {
        if (cluster.Find(item.Json.Text("roleRef/kind") ?? "", item.Namespace, item.Json.Text("roleRef/name") ?? "") is null)
            yield return "its role does not exist";
        foreach (var subject in item.Json.Items("subjects").Where(subject => subject.Text("kind") == "ServiceAccount"))
        {
            if (cluster.Find("ServiceAccount", subject.Text("namespace") ?? item.Namespace, subject.Text("name") ?? "") is null)
                yield return $"its service account {subject.Text("namespace")}/{subject.Text("name")} does not exist";
        }
    }

    [GeneratedRegex(@"^(?=.{1,253}$)[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$")]
    private static partial Regex DnsName();
}
