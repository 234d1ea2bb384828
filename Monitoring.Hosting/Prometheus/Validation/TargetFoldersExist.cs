using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Folders of target files exist.</summary>
internal sealed class TargetFoldersExist() : SpecRule<PrometheusSpec>("MON108")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from targets in spec.ScrapeJobs.SelectMany(job => job.Targets).OfType<FileTargets>().Distinct()
        where !Directory.Exists(targets.Folder)
        select Error(name, $"The folder of targets '{targets.Folder}' does not exist.", "Create it, or give the path relative to the app host's project.");
}
