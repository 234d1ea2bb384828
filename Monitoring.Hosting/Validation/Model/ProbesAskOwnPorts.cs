using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Validation;

/// <summary>A probe asks a port that its container listens on, for an absolute path.</summary>
internal sealed class ProbesAskOwnPorts() : ModelRule("MON013")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from container in model.Workloads.SelectMany(workload => workload.Containers)
        from probe in new[] { container.Probes?.Readiness, container.Probes?.Liveness }.OfType<Probe>().Distinct()
        let problem = !container.Ports.Contains(probe.Port) ? $"port '{probe.Port.Name}', which it does not have"
            : probe is HttpProbe http && !http.Path.StartsWith('/') ? $"'{http.Path}', which is no absolute path"
            : null
        where problem is not null
        select Error(container.Name, $"A probe asks for {problem}.", "Ask one of its own ports, for a path that begins with '/'.");
}
