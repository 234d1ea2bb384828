using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What is scraped serves metrics. Only a scrape can tell: it is looked at while the stack runs.</summary>
internal sealed class TargetsServeMetrics() : SpecRule<ScrapedTargets>("MON156")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ScrapedTargets spec) =>
        from target in spec.Targets
        where target.ServesNoMetrics
        select Warning(spec.ResourcesOf(target.Job), $"{name} finds no metrics at {target.Url}: {Answer(target)}.", Fix(target.Status));

    private static string Answer(ScrapedTarget target) => target.Status is { } status ? $"the answer is {status}" : target.LastError.TrimEnd('.');

    private static string Fix(string? status) => status switch
    {
        ['4', '0', '1' or '3', ..] => "Give WithScrapeCredentials what it asks for.",
        _ => "Give WithScrapeTarget the path that it serves them at; a .NET service serves /metrics with AddServiceDefaults and MapDefaultEndpoints.",
    };
}
