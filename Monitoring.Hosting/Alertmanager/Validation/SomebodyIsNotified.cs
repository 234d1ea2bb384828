using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Somebody is notified.</summary>
internal sealed class SomebodyIsNotified() : SpecRule<AlertmanagerSpec>("MON124")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec)
    {
        if (spec.Receivers.IsEmpty)
        {
            yield return Warning(name, "Nobody is notified: there is no receiver.", "Add one, for instance with WithWebhookReceiver.");
        }
    }
}
