using OpenTelemetry.Metrics;

namespace OpenTelemetry.Exporter;

/// <summary>Collects on demand: <see cref="Render"/> asks the reader for a collection, which comes back through <see cref="Export"/>.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private ExpositionFormat _format = ExpositionFormat.Text;
    private byte[] _rendered = [];

    public Func<int, bool>? Collect { get; set; }

    /// <summary>Not for concurrent use.</summary>
    public byte[] Render(ExpositionFormat format)
    {
        _format = format;
        if (Collect?.Invoke(Timeout.Infinite) != true)
            throw new InvalidOperationException("The metrics could not be collected.");
        return _rendered;
    }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var families = new List<(MetricFamily Family, List<Metric> Metrics)>();
        var byName = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var metric in batch)
        {
            if (MetricFamily.Of(metric) is not { } family)
                continue;
            if (!byName.TryGetValue(family.Name, out var index))
            {
                index = byName[family.Name] = families.Count;
                families.Add((family, []));
            }
            // Two meters may use one name, but the formats give a name one type: the first wins.
            if (families[index].Family.Type == family.Type)
                families[index].Metrics.Add(metric);
        }

        var writer = new ExpositionWriter(_format);
        writer.WriteTargetInfo(ParentProvider.GetResource());
        foreach (var (family, metrics) in families)
            writer.WriteFamily(family, metrics);
        _rendered = writer.Finish();
        return ExportResult.Success;
    }
}
