using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Validation;

/// <summary>Whatever a component connects to is part of the same app host.</summary>
internal sealed class ConnectionsStayInTheModel() : ModelRule("MON010")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from component in model.Components
        from endpoint in component.Flows.Select(flow => flow.To).OfType<WorkloadEndpoint>()
        where model.Components.All(known => known.Name != endpoint.Workload.Name)
        select Error(component.Name, $"It connects to '{endpoint.Workload.Name}', which is no component of this app host.", "Add both to the same builder.");
}
