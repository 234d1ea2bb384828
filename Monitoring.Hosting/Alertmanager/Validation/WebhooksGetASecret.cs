using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>A webhook can tell our alerts from those of others.</summary>
internal sealed class WebhooksGetASecret() : SpecRule<AlertmanagerSpec>("MON127")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from receiver in spec.Receivers
        from webhook in receiver.Integrations.OfType<WebhookIntegration>()
        where webhook.BearerToken is null
        select Warning(name, $"Receiver '{receiver.Name}' is notified without a secret: whoever reaches it can send it alerts.", "Give WithWebhookReceiver a bearer token.");
}
