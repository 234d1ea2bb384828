using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The claims of a StatefulSet: each replica gets its own.</summary>
internal static class Claims
{
    private const string SizeHint =
        "The disk of each replica. Kubernetes does not change this on a StatefulSet that exists: enlarge the claims, and replace the StatefulSet without its pods.";

    /// <summary>The template of a claim.</summary>
    public static PersistentVolumeClaim Create(WorkloadRendering rendering, VolumeClaim claim) => new()
    {
        Metadata = new() { Name = claim.Name, Labels = rendering.Selector },
        Spec = new()
        {
            AccessModes = { "ReadWriteOnce" },
            StorageClassName = ClassOf(rendering)!,
            Resources = new() { Requests = { ["storage"] = Size(rendering, claim, SizeHint) } },
        },
    };

    /// <summary>The storage class; null: the cluster's own.</summary>
    public static string? ClassOf(WorkloadRendering rendering) => rendering.Settings.StorageClass is { } name
        ? rendering.Values.Text("storageClass", name, "The StorageClass of all claims.")
        : null;

    /// <summary>The size of a claim.</summary>
    public static string Size(WorkloadRendering rendering, VolumeClaim claim, string description) =>
        rendering.Values.Quantity($"{rendering.Key}.storage.{ChartValues.Key(claim.Name)}", claim.Size.ToString(), description);
}
