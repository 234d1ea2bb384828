using Microsoft.Extensions.Options;

namespace OpenTelemetry.Exporter;

/// <summary>Serves scrapes that come at the same time, as those of two Prometheus replicas do, from one collection per format.</summary>
internal sealed class ScrapeResponses(PrometheusExporter exporter, IOptions<PrometheusAspNetCoreOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _collecting = new(1, 1);
    private readonly Dictionary<ExpositionFormat, (byte[] Body, long At)> _latest = [];

    public async Task<byte[]> GetAsync(ExpositionFormat format, CancellationToken cancellationToken)
    {
        await _collecting.WaitAsync(cancellationToken);
        try
        {
            if (_latest.TryGetValue(format, out var latest)
                && Environment.TickCount64 - latest.At < options.Value.ScrapeResponseCacheDurationMilliseconds)
                return latest.Body;

            var body = exporter.Render(format);
            _latest[format] = (body, Environment.TickCount64);
            return body;
        }
        finally
        {
            _collecting.Release();
        }
    }

    public void Dispose() => _collecting.Dispose();
}
