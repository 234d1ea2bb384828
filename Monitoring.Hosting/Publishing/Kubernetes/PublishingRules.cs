using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>What has to hold besides, when components are published to a cluster.</summary>
internal static partial class PublishingRules
{
    // What is a warning in a local run, whose disks are this machine's, and would lose data in production.
    private const string DiskHoldsRetention = "MON148";

    /// <summary>Checks all components.</summary>
    /// <exception cref="MonitoringValidationException">Something does not hold.</exception>
    public static async Task CheckAsync(
        IReadOnlyList<(IComponent Component, Workload Workload)> published, KubernetesSettings settings, CancellationToken cancellationToken)
    {
        List<Finding> errors =
        [
            .. published.SelectMany(entry => SharedClaims(entry.Workload).Concat(SmallClaims(entry.Component)).Concat(Files(entry.Workload))),
            .. IngressRules.Check([.. published.Select(entry => entry.Workload)], settings.Ingress),
        ];
        foreach (var parameter in settings.SecretStore is not null ? [] : published.SelectMany(entry => entry.Component.Secrets.Values).DistinctBy(parameter => parameter.Name))
        {
            if (!await HasValueAsync(parameter, cancellationToken))
            {
                errors.Add(Finding.Error("MON200", $"Parameters:{parameter.Name}", "This secret has no value.",
                    $"Set Parameters__{parameter.Name.Replace('-', '_')} in the environment: it is needed to deploy, and never written to the chart."));
            }
        }

        if (errors.Count > 0)
        {
            throw new MonitoringValidationException(errors);
        }
    }

    private static IEnumerable<Finding> SharedClaims(Workload workload) => workload.Claims
        .Where(claim => claim.IsShared)
        .Select(claim => Finding.Error("MON201", workload.Name, $"It shares volume '{claim.Name}' with other workloads, which only a local run has.",
            "Use an object store: set Monitoring:ObjectStore:Type, for instance to S3, and what that needs."));

    private static IEnumerable<Finding> Files(Workload workload)
    {
        foreach (var file in workload.Containers.SelectMany(container => container.Config).SelectMany(folder => folder.Files).OfType<TextFile>())
        {
            if (FolderObjects.SizeOf(file) > FolderObjects.Capacity)
            {
                yield return Finding.Error("MON220", workload.Name, $"{file.Name} is larger than {FolderObjects.Capacity}, and a ConfigMap takes no more.",
                    "Divide the file: the API server refuses objects of more than 1 MiB.");
            }

            if (!ConfigMapKey().IsMatch(file.Name))
            {
                yield return Finding.Error("MON221", workload.Name, $"'{file.Name}' cannot be a key of a ConfigMap.",
                    "Name the file with letters, digits, dots, hyphens and underscores, 253 at most.");
            }
        }
    }

    private static IEnumerable<Finding> SmallClaims(IComponent component) => component.Validate()
        .Where(finding => finding.Id == DiskHoldsRetention)
        .Select(finding => finding with { Severity = Severity.Error });

    private static async Task<bool> HasValueAsync(ParameterResource parameter, CancellationToken cancellationToken)
    {
        try
        {
            return !string.IsNullOrEmpty(await parameter.GetValueAsync(cancellationToken));
        }
        catch (MissingParameterValueException)
        {
            return false;
        }
    }

    // https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object; the two dots are how the kubelet names folders of its own.
    [GeneratedRegex(@"^(?!\.\.)[A-Za-z0-9._-]{1,253}(?<!^\.)$")]
    private static partial Regex ConfigMapKey();
}
