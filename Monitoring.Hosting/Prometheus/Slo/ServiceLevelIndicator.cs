using System.Globalization;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus.PromQl;

namespace Monitoring.Hosting;

/// <summary>How good service is told from bad, as PromQL over the metrics of a service.</summary>
public abstract record ServiceLevelIndicator
{
    private const string RequestDuration = "http_server_request_duration_seconds";

    private protected ServiceLevelIndicator()
    {
    }

    /// <summary>A selector of the counters of all events.</summary>
    internal abstract string TotalSelector { get; }

    /// <summary>A selector of the counters of good events.</summary>
    internal abstract string GoodSelector { get; }

    /// <summary>What is wrong with it, as sentences.</summary>
    internal virtual IEnumerable<string> Problems => new[] { TotalSelector, GoodSelector }.Select(ProblemOf).OfType<string>();

    /// <summary>Good events among all events, each counted by its own selector.</summary>
    /// <param name="good">Selects the good ones: <c>http_requests_total{job="shop", code!~"5.."}</c>.</param>
    /// <param name="total">Selects all: <c>http_requests_total{job="shop"}</c>.</param>
    public static ServiceLevelIndicator Ratio(string good, string total)
    {
        ArgumentNullException.ThrowIfNull(good);
        ArgumentNullException.ThrowIfNull(total);
        return new RatioIndicator(good, total);
    }

    /// <summary>Requests to a .NET service that do not end in an error of the service: a status of 500 or more.</summary>
    /// <param name="job">The service's job.</param>
    /// <param name="route">The route; null: all of them.</param>
    public static ServiceLevelIndicator HttpAvailability(string job, string? route = null)
    {
        ArgumentNullException.ThrowIfNull(job);
        var requests = $"job=\"{job}\"" + (route is null ? "" : $", http_route=\"{route}\"");
        return Ratio(good: $"{RequestDuration}_count{{{requests}, http_response_status_code!~\"5..\"}}", total: $"{RequestDuration}_count{{{requests}}}");
    }

    /// <summary>Requests that take no longer than a threshold, counted by a classic histogram.</summary>
    /// <param name="histogram">The histogram's name without suffix: <c>http_server_request_duration_seconds</c>.</param>
    /// <param name="threshold">The longest good duration. The histogram must have a bucket that ends there: there is none between two buckets.</param>
    /// <param name="matchers">Which of its series count, as label matchers: <c>job="shop"</c>. Default: all.</param>
    public static ServiceLevelIndicator Latency(string histogram, Duration threshold, string matchers = "")
    {
        ArgumentNullException.ThrowIfNull(histogram);
        ArgumentNullException.ThrowIfNull(matchers);
        return new LatencyIndicator(histogram, threshold, matchers);
    }

    private static string? ProblemOf(string selector)
    {
        try
        {
            return Expression.Parse(selector) is VectorSelector ? null : $"'{selector}' is more than a selector of series: the rate is taken of it.";
        }
        catch (PromQlException malformed)
        {
            return $"'{selector}' selects no series. {malformed.Message}";
        }
    }

    private sealed record RatioIndicator(string Good, string Total) : ServiceLevelIndicator
    {
        internal override string TotalSelector => Total;

        internal override string GoodSelector => Good;
    }

    private sealed record LatencyIndicator(string Histogram, Duration Threshold, string Matchers) : ServiceLevelIndicator
    {
        internal override IEnumerable<string> Problems =>
            Threshold.Value > TimeSpan.Zero ? base.Problems : base.Problems.Append($"Nothing takes {Threshold} or less.");

        internal override string TotalSelector => Matchers.Length == 0 ? $"{Histogram}_count" : $"{Histogram}_count{{{Matchers}}}";

        internal override string GoodSelector => $"{Histogram}_bucket{{{string.Join(", ", ((string[])[Matchers, Bucket]).Where(part => part.Length > 0))}}}";

        /// <summary>Prometheus 3 writes whole bounds as 1.0, Prometheus 2 as the target does, usually 1.</summary>
        private string Bucket
        {
            get
            {
                var seconds = ((decimal)Threshold.Value.TotalSeconds).ToString("0.###", CultureInfo.InvariantCulture);
                return seconds.Contains('.') ? $"le=\"{seconds}\"" : $"le=~\"{seconds}|{seconds}\\\\.0\"";
            }
        }
    }
}
