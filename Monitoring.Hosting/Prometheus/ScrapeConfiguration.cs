using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Writes the section <c>scrape_configs</c>.</summary>
internal static class ScrapeConfiguration
{
    private const string DefaultPath = "/metrics";
    private const string DefaultScheme = "http";
    private const string ShardLabel = "__tmp_shard";

    /// <summary>An entry for each job, in the order of their names. Jobs that differ in nothing but their targets become one,
    /// because Prometheus wants each name once.</summary>
    public static IEnumerable<YamlMap> Create(PrometheusSpec spec, Addressing addressing) => Jobs(spec)
        .GroupBy(job => (job.Name, Settings: Settings(job)))
        .Select(jobs => jobs.First() with { Targets = [.. jobs.SelectMany(job => job.Targets).Distinct()] })
        .Select(job => Head(job).Append(Targets(job, addressing)).Append(Relabeling(job, spec.Shard, addressing)));

    /// <summary>The jobs with targets, completed by what the specification says about them, in the order of their names.</summary>
    public static IEnumerable<ScrapeJob> Jobs(PrometheusSpec spec) => spec.ScrapeJobs
        .Select(job => job with
        {
            Targets = [.. job.Targets.Where(target => target.IsEnabled).Distinct()],
            Access = job.Access ?? spec.JobAccess.GetValueOrDefault(job.Name),
            MetricRelabeling = [.. job.MetricRelabeling, .. spec.MetricRelabeling],
        })
        .Select(Guarded)
        .Where(job => job.Targets.Count > 0 && job.ProbedBy is not { IsEnabled: false })
        .OrderBy(job => job.Name, StringComparer.Ordinal);

    private static ScrapeJob Guarded(ScrapeJob job)
    {
        var web = job.Targets.OfType<EndpointTargets>().Select(target => WebSecurity.Of(target.Endpoint)).FirstOrDefault(web => web is not null);
        return web is null || job.Access is not null ? job : job with { Access = web.Access, Scheme = web.Scheme };
    }

    /// <summary>Everything that jobs of one name must agree in.</summary>
    public static string Settings(ScrapeJob job) => Head(job).Append(Relabeling(job with { ProbedBy = null }, shard: null, addressing: null)).ToYaml() + job.ProbedBy;

    private static YamlMap Head(ScrapeJob job)
    {
        var parameters = new YamlMap();
        foreach (var (name, values) in job.Parameters)
        {
            parameters[name] = values;
        }

        return new YamlMap
        {
            ["job_name"] = job.Name,
            ["honor_labels"] = job.HonorLabels ? true : null,
            ["scrape_interval"] = job.Interval,
            ["scrape_timeout"] = job.Timeout,
            ["scrape_protocols"] = job.Protocols,
            ["fallback_scrape_protocol"] = job.FallbackProtocol,
            ["scrape_native_histograms"] = job.NativeHistograms,
            ["metrics_path"] = job.Path == DefaultPath ? null : job.Path,
            ["params"] = parameters,
            ["scheme"] = job.Scheme == DefaultScheme ? null : job.Scheme,
        }.Append(job.Access?.ToYaml(PrometheusConfiguration.PathOf) ?? []).Append(job.Limits.ToYaml());
    }

    private static YamlMap Targets(ScrapeJob job, Addressing addressing)
    {
        var sections = new YamlMap();
        foreach (var section in job.Targets.Select(target => target.ToYaml(addressing)).GroupBy(target => target.Section, target => target.Entry))
        {
            sections[section.Key] = section;
        }

        return sections;
    }

    private static YamlMap Relabeling(ScrapeJob job, Shard? shard, Addressing? addressing) => new()
    {
        ["relabel_configs"] = job.Labels.Select(label => RelabelRule.Set(label.Key, label.Value.Replace("$", "$$", StringComparison.Ordinal)))
            .Concat(addressing is null ? [] : job.Targets.SelectMany(target => target.Relabeling(addressing)))
            .Concat(job.Relabeling)
            .Concat(shard is null ? [] : OwnShard(shard))
            .Concat(job.ProbedBy is null || addressing is null ? [] : Probe(addressing.Service(job.ProbedBy)))
            .Select(rule => rule.ToYaml()),
        ["metric_relabel_configs"] = job.MetricRelabeling.Select(rule => rule.ToYaml()),
    };

    private static IEnumerable<RelabelRule> OwnShard(Shard shard) =>
    [
        RelabelRule.HashModulo("__address__", shard.Count, ShardLabel),
        RelabelRule.Keep(ShardLabel, $"{shard.Index}"),
    ];

    private static IEnumerable<RelabelRule> Probe(string blackboxExporter) =>
    [
        RelabelRule.Copy("__address__", "__param_target"),
        RelabelRule.Copy("__param_target", "instance"),
        RelabelRule.Set("__address__", blackboxExporter),
    ];
}
