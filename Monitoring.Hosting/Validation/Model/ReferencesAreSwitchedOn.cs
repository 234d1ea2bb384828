using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Validation;

/// <summary>Nothing refers to a component that an option switched off.</summary>
internal sealed class ReferencesAreSwitchedOn() : ModelRule("MON011")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from component in model.Components
        from endpoint in component.References.OfType<WorkloadEndpoint>()
        where !endpoint.IsEnabled
        select Warning(component.Name, $"It refers to '{endpoint.Workload.Name}', which is switched off: the reference is left out.", "Switch it on, or remove the reference.");
}
