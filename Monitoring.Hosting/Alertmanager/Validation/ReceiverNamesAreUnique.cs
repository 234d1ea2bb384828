using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Receivers have names of their own.</summary>
internal sealed class ReceiverNamesAreUnique() : SpecRule<AlertmanagerSpec>("MON122")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from twins in spec.Receivers.GroupBy(receiver => receiver.Name, StringComparer.Ordinal)
        where twins.Count() > 1
        select Error(name, $"Several receivers are named '{twins.Key}'.", "Give each a name of its own.");
}
