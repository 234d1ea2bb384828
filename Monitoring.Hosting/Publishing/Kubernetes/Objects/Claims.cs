using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The claims of a StatefulSet: each replica gets its own.</summary>
internal static class Claims
{
    /// <summary>The template of a claim.</summary>
    public static PersistentVolumeClaim Create(WorkloadRendering rendering, VolumeClaim claim) => new()
    {
        Metadata = new() { Name = claim.Name, Labels = rendering.Selector },
        Spec = new()
        {
            AccessModes = { "ReadWriteOnce" },
            StorageClassName = rendering.Settings.StorageClass is { } name
                ? rendering.Values.Text("storageClass", name, "The StorageClass of all claims.")
                : null!,
            Resources = new() { Requests = { ["storage"] = Size(rendering, claim) } },
        },
    };

    private static string Size(WorkloadRendering rendering, VolumeClaim claim) => rendering.Values.Quantity(
        $"{rendering.Key}.storage.{ChartValues.Key(claim.Name)}",
        claim.Size.ToString(),
        "The disk of each replica. Kubernetes does not change this on a StatefulSet that exists: enlarge the claims, and replace the StatefulSet without its pods.");
}
