using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Validation;

/// <summary>Where exemplars lead to traces, there are exemplars.</summary>
internal sealed class LinkedExemplarsAreStored() : ModelRule("MON021")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model)
    {
        var prometheus = model.Components.OfType<PrometheusResource>().ToList();
        return from grafana in model.Components.OfType<GrafanaResource>()
               let spec = grafana.Complete()
               where spec.TraceSource is not null && spec.DataSources.Any(AsksTheStack)
               where prometheus.Count > 0 && prometheus.TrueForAll(server => server.Spec.Exemplars is null)
               select Warning(grafana.Name, $"Exemplars lead to the traces of '{spec.TraceSource!.Name}', and {prometheus[0].Name} stores none: no panel shows any.", "Use WithExemplars.");
    }

    private static bool AsksTheStack(GrafanaDataSource source) => source.HasMetrics && source.Endpoint is WorkloadEndpoint { IsEnabled: true };
}
