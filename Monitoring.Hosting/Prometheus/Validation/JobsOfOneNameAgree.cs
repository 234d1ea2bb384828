using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Prometheus wants each job once: those of one name differ in their targets only.</summary>
internal sealed class JobsOfOneNameAgree() : SpecRule<PrometheusSpec>("MON104")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from jobs in ScrapeConfiguration.Jobs(spec).GroupBy(job => job.Name, StringComparer.Ordinal)
        where jobs.Select(job => ScrapeConfiguration.Settings(job)).Distinct().Count() > 1
        select Error(name, $"Several jobs named '{jobs.Key}' differ in more than their targets.", "Give them different names, or the same path, scheme and interval.");
}
