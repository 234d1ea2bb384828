using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Writes the section <c>scrape_configs</c>.</summary>
internal static class ScrapeConfiguration
{
    private const string DefaultPath = "/metrics";
    private const string DefaultScheme = "http";

    /// <summary>An entry for each job, in the order of their names. Jobs that differ in nothing but their targets become one,
    /// because Prometheus wants each name once.</summary>
    public static IEnumerable<YamlMap> Create(PrometheusSpec spec, Addressing addressing) => spec.ScrapeJobs
        .Select(job => job with { Targets = [.. job.Targets.Where(target => target.IsEnabled).Distinct()] })
        .Where(job => job.Targets.Count > 0)
        .OrderBy(job => job.Name, StringComparer.Ordinal)
        .GroupBy(job => (job.Name, Settings: Settings(job).ToYaml()))
        .Select(jobs => Create(jobs.First() with { Targets = [.. jobs.SelectMany(job => job.Targets).Distinct()] }, addressing));

    private static YamlMap Create(ScrapeJob job, Addressing addressing)
    {
        var entry = Settings(job);
        foreach (var section in job.Targets.Select(target => target.ToYaml(addressing)).GroupBy(target => target.Section, target => target.Entry))
        {
            entry[section.Key] = section;
        }

        return entry;
    }

    public static YamlMap Settings(ScrapeJob job) => new()
    {
        ["job_name"] = job.Name,
        ["scrape_interval"] = job.Interval,
        ["metrics_path"] = job.Path == DefaultPath ? null : job.Path,
        ["scheme"] = job.Scheme == DefaultScheme ? null : job.Scheme,
    };
}
