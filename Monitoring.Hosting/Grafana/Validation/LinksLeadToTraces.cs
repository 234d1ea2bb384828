using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>Links from metrics and logs lead to traces that are there.</summary>
internal sealed class LinksLeadToTraces() : SpecRule<GrafanaSpec>("MON169")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.Links.Traces is { } traces && spec.TraceSource is null)
        {
            yield return Error(name, $"Exemplars and logs lead to '{traces}', which is no Tempo that Grafana asks.", "Add it with WithDataSource, or name one that is there.");
        }
    }
}
