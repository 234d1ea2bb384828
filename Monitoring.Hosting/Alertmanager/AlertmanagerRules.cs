using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>What a specification of Alertmanager must hold.</summary>
internal static class AlertmanagerRules
{
    public static IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
    [
        .. Replicas(name, spec),
        .. SupportedVersion(name, spec),
        .. UniqueReceivers(name, spec),
        .. KnownReceivers(name, spec),
        .. Delivery(name, spec),
        .. Credentials(name, spec),
        .. KnownTimes(name, spec),
        .. Templates(name, spec),
    ];

    private static IEnumerable<Finding> Replicas(string name, AlertmanagerSpec spec)
    {
        if (spec.Replicas < 1)
        {
            yield return Finding.Error("MON120", name, $"{spec.Replicas} members deliver nothing.", "Use WithReplicas(3), or 1 where a lost notification does no harm.");
        }
    }

    private static IEnumerable<Finding> SupportedVersion(string name, AlertmanagerSpec spec)
    {
        if (!spec.Image.TryGetVersion(out var version))
        {
            yield return Finding.Error("MON121", name, $"The tag '{spec.Image.Tag}' does not say which version it is; the flags depend on it.",
                "Use a tag that begins with the version, such as v0.34.0.");
        }
        else if (version < AlertmanagerImages.OldestSupported)
        {
            yield return Finding.Error("MON121", name, $"Version {version} is too old.", $"Use {AlertmanagerImages.OldestSupported} or later.");
        }
    }

    private static IEnumerable<Finding> UniqueReceivers(string name, AlertmanagerSpec spec) =>
        from twins in spec.Receivers.GroupBy(receiver => receiver.Name, StringComparer.Ordinal)
        where twins.Count() > 1
        select Finding.Error("MON122", name, $"Several receivers are named '{twins.Key}'.", "Give each a name of its own.");

    private static IEnumerable<Finding> KnownReceivers(string name, AlertmanagerSpec spec) =>
        from receiver in spec.Routes.SelectMany(Descend).Select(route => route.Receiver).Append(spec.HeartbeatReceiver)
        where receiver is not null && spec.Receivers.All(known => known.Name != receiver)
        select Finding.Error("MON123", name, $"A route leads to '{receiver}', which is no receiver.", "Add the receiver, or name one of those there are.");

    private static IEnumerable<Finding> Delivery(string name, AlertmanagerSpec spec)
    {
        if (spec.Receivers.IsEmpty)
        {
            yield return Finding.Warning("MON124", name, "Nobody is notified: there is no receiver.", "Add one, for instance with WithWebhookReceiver.");
        }
    }

    private static IEnumerable<Finding> Credentials(string name, AlertmanagerSpec spec) =>
        from receiver in spec.Receivers
        from webhook in receiver.Integrations.OfType<WebhookIntegration>()
        where webhook.BearerToken is null
        select Finding.Warning("MON127", name, $"Receiver '{receiver.Name}' is notified without a secret: whoever reaches it can send it alerts.", "Give WithWebhookReceiver a bearer token.");

    private static IEnumerable<Finding> KnownTimes(string name, AlertmanagerSpec spec) =>
        from time in spec.Routes.SelectMany(Descend).SelectMany(route => route.ActiveTimes.Concat(route.MuteTimes)).Distinct()
        where spec.TimeIntervals.All(known => known.Name != time)
        select Finding.Error("MON125", name, $"A route refers to the time '{time}', which does not exist.", "Add it with WithTimeInterval, or name one of those there are.");

    private static IEnumerable<Finding> Templates(string name, AlertmanagerSpec spec)
    {
        if (spec.TemplatesFolder is { } folder && !Directory.Exists(folder))
        {
            yield return Finding.Error("MON126", name, $"The folder of templates '{folder}' does not exist.", "Create it, or give WithTemplates the path relative to the app host's project.");
        }
    }

    private static IEnumerable<Route> Descend(Route route) => route.Routes.SelectMany(Descend).Prepend(route);
}
