using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A component of the monitoring stack as renderers see it: it describes itself once, and every target renders that description.</summary>
public interface IComponent : IWorkload
{
    /// <summary>The connections it makes, read from the same specification as its configuration.</summary>
    IEnumerable<Flow> Flows { get; }

    /// <summary>The endpoints it refers to, also those that an option switched off: connections to them are left out.</summary>
    IEnumerable<Endpoint> References => Flows.Select(flow => flow.To);

    /// <summary>Where it and its sidecars serve metrics; empty when nowhere.</summary>
    IEnumerable<MetricsEndpoint> Metrics { get; }

    /// <summary>The parameters behind the secrets that its description refers to.</summary>
    IReadOnlyDictionary<Secret, ParameterResource> Secrets { get; }

    /// <summary>What is wrong with its specification and the files it refers to. Nothing is described while there are errors.</summary>
    IEnumerable<Finding> Validate();

    /// <summary>Describes the component for one target.</summary>
    /// <param name="addressing">How endpoints are reached there.</param>
    Workload Describe(Addressing addressing);
}
