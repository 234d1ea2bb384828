using System.Text.Json;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What a running Prometheus says of its targets (https://prometheus.io/docs/prometheus/latest/querying/api/#targets).</summary>
/// <param name="Jobs">The jobs that it was given.</param>
/// <param name="Targets">The targets.</param>
internal sealed record ScrapedTargets(IReadOnlyList<ScrapeJob> Jobs, IReadOnlyList<ScrapedTarget> Targets)
{
    /// <summary>Where to ask.</summary>
    public const string Path = "/api/v1/targets?state=active";

    /// <summary>Reads the answer.</summary>
    public static ScrapedTargets Read(PrometheusSpec spec, string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return new(spec.ScrapeJobs, [.. document.RootElement.GetProperty("data").GetProperty("activeTargets").EnumerateArray().Select(target => new ScrapedTarget(
            target.GetProperty("labels").GetProperty("job").GetString()!,
            target.GetProperty("scrapeUrl").GetString()!,
            target.GetProperty("lastError").GetString()!))]);
    }

    /// <summary>The resources that a job scrapes; the job's name where it scrapes none of the app host.</summary>
    public string ResourcesOf(string job)
    {
        var names = Jobs.Where(known => known.Name == job).SelectMany(known => known.Targets).OfType<EndpointTargets>().Select(targets => targets.Endpoint switch
        {
            WorkloadEndpoint workload => workload.Workload.Name,
            AspireEndpoint aspire => aspire.Reference.Resource.Name,
            _ => null,
        }).OfType<string>().Distinct().ToList();
        return names.Count == 0 ? job : string.Join(", ", names);
    }
}

/// <summary>A target.</summary>
/// <param name="Job">Its job.</param>
/// <param name="Url">What is scraped.</param>
/// <param name="LastError">Why the last scrape failed; empty: it did not.</param>
internal sealed record ScrapedTarget(string Job, string Url, string LastError)
{
    private const string StatusError = "server returned HTTP status ";

    // What is between Prometheus and the target; other trouble begins with the request, Get "http://…".
    private static readonly string[] BrokenConnections = ["context deadline exceeded", "context canceled", "EOF", "connection", "i/o timeout", "tls:", "x509:"];

    /// <summary>The status that it answers with instead of metrics; null: it answers with something else, or not.</summary>
    public string? Status => LastError.StartsWith(StatusError, StringComparison.Ordinal) ? LastError[StatusError.Length..] : null;

    /// <summary>Whether something answers, and what it answers is no metrics: it will not be any at the next scrape either.</summary>
    public bool ServesNoMetrics => Status switch
    {
        // An error of the target's own, for instance while it starts.
        { } status => !status.StartsWith('5'),
        _ => LastError.Length > 0 && !LastError.StartsWith("Get \"", StringComparison.Ordinal) && !BrokenConnections.Any(part => LastError.Contains(part, StringComparison.Ordinal)),
    };
}
