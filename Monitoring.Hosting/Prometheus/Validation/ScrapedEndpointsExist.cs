using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Every endpoint that is scraped exists.</summary>
internal sealed class ScrapedEndpointsExist() : SpecRule<PrometheusSpec>("MON105")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
        from job in spec.ScrapeJobs
        from target in job.Targets.OfType<EndpointTargets>()
        let endpoint = (target.Endpoint as AspireEndpoint)?.Reference
        where endpoint is { Exists: false }
        select Error(name, $"Job '{job.Name}' scrapes the endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}', which does not exist.",
            "Add the endpoint, or give WithScrapeTarget one that exists.");
}
