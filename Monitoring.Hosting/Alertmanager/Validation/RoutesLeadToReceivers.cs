using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Routes lead to receivers that exist.</summary>
internal sealed class RoutesLeadToReceivers() : SpecRule<AlertmanagerSpec>("MON123")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from receiver in spec.AllRoutes.Select(route => route.Receiver).Append(spec.HeartbeatReceiver)
        where receiver is not null && spec.Receivers.All(known => known.Name != receiver)
        select Error(name, $"A route leads to '{receiver}', which is no receiver.", "Add the receiver, or name one of those there are.");
}
