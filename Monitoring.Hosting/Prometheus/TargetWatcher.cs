using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Asks a running Prometheus for its targets after each round of scrapes, and says once of each that serves no metrics what to do.</summary>
/// <param name="prometheus">The Prometheus, with all parts of its targets.</param>
/// <param name="stack">The running stack.</param>
internal sealed class TargetWatcher(PrometheusResource prometheus, IStackOperations stack) : BackgroundService
{
    private static readonly TargetsServeMetrics Rule = new();

    private readonly HashSet<string> _told = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(prometheus.Spec.ScrapeInterval.Value);
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
            {
                foreach (var part in prometheus.Shards.Prepend<MonitoringResource>(prometheus))
                {
                    await CheckAsync(part, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            _told.Clear();
        }
    }

    // All replicas of a part have the same targets.
    private async Task CheckAsync(MonitoringResource part, CancellationToken cancellationToken)
    {
        if (await stack.GetAsync(part, PrometheusWorkload.Http, ScrapedTargets.Path, cancellationToken) is not { } answer)
        {
            return;
        }

        foreach (var finding in Rule.Check(part.Name, ScrapedTargets.Read(prometheus.SpecOf(0), answer)).Where(finding => _told.Add(finding.ToString())))
        {
            stack.Log(part, LogLevel.Warning, finding.ToString());
        }
    }
}
