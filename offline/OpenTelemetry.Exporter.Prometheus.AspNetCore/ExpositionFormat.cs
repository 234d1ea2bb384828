using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OpenTelemetry.Exporter;

/// <summary>The two formats that Prometheus reads: its own text format 0.0.4 and OpenMetrics 1.0.</summary>
internal sealed class ExpositionFormat
{
    public static readonly ExpositionFormat Text = new("text/plain; version=0.0.4; charset=utf-8");
    public static readonly ExpositionFormat OpenMetrics = new("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private ExpositionFormat(string contentType) => ContentType = contentType;

    public string ContentType { get; }

    public bool IsOpenMetrics => this == OpenMetrics;

    /// <summary>OpenMetrics where it is asked for by name and at least as welcome as plain text; plain text otherwise.</summary>
    public static ExpositionFormat Negotiate(StringValues accept)
    {
        if (!MediaTypeHeaderValue.TryParseList(accept, out var accepted))
            return Text;

        double openMetrics = 0, text = 0;
        foreach (var range in accepted)
        {
            var weight = range.Quality ?? 1;
            if (IsOpenMetrics1(range))
                openMetrics = Math.Max(openMetrics, weight);
            else if (range.MatchesMediaType("text/plain"))
                text = Math.Max(text, weight);
        }
        return openMetrics > 0 && openMetrics >= text ? OpenMetrics : Text;
    }

    private static bool IsOpenMetrics1(MediaTypeHeaderValue range)
    {
        if (!range.MediaType.Equals("application/openmetrics-text", StringComparison.OrdinalIgnoreCase))
            return false;
        var version = range.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase));
        return version is null || version.Value.Equals("1.0.0", StringComparison.Ordinal);
    }
}
