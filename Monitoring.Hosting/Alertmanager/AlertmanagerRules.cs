using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>What a specification of Alertmanager must hold.</summary>
internal static class AlertmanagerRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<SpecRule<AlertmanagerSpec>> All { get; } =
    [
        new HasMembers(),
        new SupportedVersion<AlertmanagerSpec>("MON121", spec => spec.Image, AlertmanagerImages.OldestSupported, "v0.34.0"),
        new ReceiverNamesAreUnique(),
        new RoutesLeadToReceivers(),
        new SomebodyIsNotified(),
        new WebhooksGetASecret(),
        new RoutesReferToKnownTimes(),
        new TemplatesFolderExists(),
        new EmailsCanBeSent(),
        new EmailPasswordsAreEncrypted(),
    ];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) => All.SelectMany(rule => rule.Check(name, spec));
}
