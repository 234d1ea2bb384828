using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;

namespace Monitoring.Hosting.Validation;

/// <summary>Programs that talk to each other are of versions that understand each other.</summary>
internal sealed class VersionsGoTogether() : ModelRule("MON017")
{
    private static readonly Version AnyNames = new(3, 0);
    private static readonly Version AnyLabels = new(0, 27);

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) => [.. OneThanos(model), .. Names(model)];

    // They speak the Store API with each other, which changes without notice; upstream tests equal versions only.
    private IEnumerable<Finding> OneThanos(StackModel model)
    {
        var versions = model.Workloads.SelectMany(workload => workload.Containers)
            .Where(container => container.Image.Name == ThanosImages.Image)
            .GroupBy(container => container.Image.Version.ToString(2), container => container.Name)
            .ToList();
        if (versions.Count > 1)
        {
            yield return Warning("Thanos", $"It has several versions: {string.Join("; ", versions.Select(version => $"{version.Key} ({string.Join(", ", version)})"))}.", "Use one.");
        }
    }

    private IEnumerable<Finding> Names(StackModel model) =>
        from prometheus in model.Components.OfType<PrometheusResource>()
        from alertmanager in prometheus.References.OfType<WorkloadEndpoint>().Select(endpoint => endpoint.Workload).OfType<AlertmanagerResource>()
        where prometheus.Spec.Image.TryGetVersion(out var sender) && sender >= AnyNames && alertmanager.Spec.Image.TryGetVersion(out var receiver) && receiver < AnyLabels
        select Warning(alertmanager.Name, $"Version {alertmanager.Spec.Image.Version} refuses alerts with labels outside the old alphabet, which {prometheus.Name} {prometheus.Spec.Image.Version} allows.",
            $"Use {AnyLabels} or later.");
}
