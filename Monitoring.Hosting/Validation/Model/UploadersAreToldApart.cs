namespace Monitoring.Hosting.Validation;

/// <summary>Servers that upload blocks differ in their external labels: equal ones are taken for replicas of each other.</summary>
internal sealed class UploadersAreToldApart() : ModelRule("MON015")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from same in model.Components.OfType<PrometheusResource>()
            .Where(prometheus => prometheus.Spec.Sidecars.Length > 0)
            .GroupBy(prometheus => string.Join(", ", prometheus.Spec.ExternalLabels.Select(label => $"{label.Key}=\"{label.Value}\"")))
        where same.Count() > 1
        select Error(same.Last().Name, $"{string.Join(" and ", same.Select(prometheus => prometheus.Name))} have the same external labels, {same.Key}: Thanos cannot tell their samples apart.",
            "Give each a label of its own with WithExternalLabel.");
}
