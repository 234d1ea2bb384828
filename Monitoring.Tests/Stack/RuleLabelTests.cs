using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The labels that rules need, on the series that the running stack has: a misspelt one is no error, the alert just never fires.</summary>
[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class RuleLabelTests(StackFixture stack)
{
    private const string Prometheus = "prometheus-0";

    /// <summary>Metrics that are not there before something has happened, or without something that this stack does not have.</summary>
    private static readonly string[] ThereLater =
    [
        // A standby of PostgreSQL or Redis, a limit to the memory of Redis, a RAID, a newer exporter of Redis.
        "pg_replication_lag_seconds", "pg_replication_is_replica", "redis_master_link_up", "instance:redis_memory_used:ratio", "node_md_disks", "redis_max_clients",

        // Service discovery besides lists, and remote write.
        "prometheus_sd_refresh_failures_total", "prometheus_remote_storage_queue_highest_sent_timestamp_seconds",
        "prometheus_remote_storage_samples_failed_total", "prometheus_remote_storage_samples_total",

        // A request that fails.
        "instance_handler:prometheus_http_requests_failed:ratio_rate5m", "job_http_route:http_server_requests_failed:ratio_rate5m", "watchdog_webhooks_rejected_total",
    ];

    public static TheoryData<string> FilesOfRunningComponents =>
        ["alertmanager.yml", "dotnet.yml", "node.yml", "postgres.yml", "prometheus.yml", "redis.yml", "targets.yml", "watchdog.yml"];

    [Theory]
    [MemberData(nameof(FilesOfRunningComponents))]
    public async Task Live_series_have_every_label_that_rules_match_on_aggregate_by_or_write_of(string file)
    {
        ContainerEngine.Require();
        await stack.Healthy(Prometheus);
        await stack.Healthy("watchdog");
        using var watchdog = stack.Http("watchdog");
        await watchdog.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var uses = Rulebook.Rules.Where(rule => rule.File == file).SelectMany(rule => LabelUse.Of(rule.Rule)).Distinct().ToList();
        Assert.NotEmpty(uses);

        await stack.Eventually(Prometheus, async () =>
        {
            var missing = new List<string>();
            foreach (var metric in uses.GroupBy(use => use.Selector, use => use.Label).Where(metric => !ThereLater.Contains(metric.Key)))
            {
                var labels = await LabelsOf(metric.Key);
                missing.AddRange(labels.Count == 0 ? [metric.Key] : metric.Except(labels).Select(label => $"{metric.Key} has no {label}"));
            }

            return (missing.Count == 0, string.Join('\n', missing));
        }, TimeSpan.FromSeconds(45));
    }

    private async Task<List<string>> LabelsOf(string selector)
    {
        var answer = await stack.Json(Prometheus, $"/api/v1/labels?match[]={Uri.EscapeDataString(selector)}");
        return [.. answer["data"]!.AsArray().Select(label => label!.GetValue<string>())];
    }
}
