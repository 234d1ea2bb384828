namespace Monitoring.Hosting.Validation;

/// <summary>Containers of one workload share an address: no two listen on one port, and no two ports have one name.</summary>
internal sealed class PortsAreUnique() : ModelRule("MON012")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from workload in model.Workloads
        let ports = workload.Containers.SelectMany(container => container.Ports, (container, port) => (Container: container.Name, Port: port)).ToList()
        from same in ports.GroupBy(at => $"{at.Port.Transport.ToString().ToUpperInvariant()} port {at.Port.Number}").Concat(ports.GroupBy(at => $"port '{at.Port.Name}'"))
        where same.Count() > 1
        select Error(workload.Name, $"{string.Join(" and ", same.Select(at => at.Container).Distinct())} have the {same.Key} more than once, and one address.", "Choose another port.");
}
