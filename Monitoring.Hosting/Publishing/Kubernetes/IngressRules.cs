using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>What has to hold where people outside the cluster get in.</summary>
internal static class IngressRules
{
    /// <summary>What does not hold.</summary>
    /// <param name="workloads">All workloads.</param>
    /// <param name="options">The ingress controller.</param>
    public static IEnumerable<Finding> Check(IReadOnlyList<Workload> workloads, IngressOptions options) =>
        [.. workloads.SelectMany(workload => Open(workload, options)), .. Ambiguous(workloads), .. Snippets(options)];

    private static IEnumerable<Finding> Open(Workload workload, IngressOptions options)
    {
        if (workload.Public is { AsksForLogin: false } endpoint && options.LoginAnnotations.Count == 0)
        {
            yield return Finding.Error("MON210", workload.Name, $"Everybody who finds {endpoint.Host} could read and change it: nothing asks who they are.",
                "Set Monitoring:Security:BasicAuth to true, or Monitoring:Kubernetes:Ingress:LoginAnnotations to those by which your controller asks an OAuth proxy.");
        }
    }

    private static IEnumerable<Finding> Ambiguous(IEnumerable<Workload> workloads) => workloads
        .Where(workload => workload.Public is not null)
        .GroupBy(workload => workload.Public!.Host)
        .Where(group => group.Count() > 1)
        .Select(group => Finding.Error("MON211", group.First().Name, $"{group.Key} also leads to {string.Join(", ", group.Skip(1).Select(workload => workload.Name))}.",
            "Give each component a host of its own."));

    // Whoever may write them can read every Secret that the controller can: CVE-2021-25742.
    private static IEnumerable<Finding> Snippets(IngressOptions options) => options.Annotations.Keys.Concat(options.LoginAnnotations.Keys)
        .Where(key => key.EndsWith("-snippet", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(key => Finding.Error("MON212", "Monitoring:Kubernetes:Ingress", $"'{key}' writes into the controller's own configuration, past all of its checks.",
            "Use an annotation made for the purpose, such as one that names the address of an OAuth proxy."));
}
