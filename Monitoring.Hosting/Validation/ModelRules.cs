namespace Monitoring.Hosting.Validation;

/// <summary>What the components of an app host must hold together.</summary>
internal static class ModelRules
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<ModelRule> All { get; } =
    [
        new ConnectionsStayInTheModel(),
        new ReferencesAreSwitchedOn(),
        new PortsAreUnique(),
        new ProbesAskOwnPorts(),
        new SharersOfADiskAreOneUser(),
        new UploadersAreToldApart(),
        new SecretsAreSecret(),
        new VersionsGoTogether(),
        new OneCompactorPerStore(),
        new QueriersKnowReplicas(),
        new RolesComeBeforeKeys(),
        new SomebodyWatchesOverObjectives(),
        new LinkedExemplarsAreStored(),
    ];

    /// <summary>What does not hold.</summary>
    public static IEnumerable<Finding> Check(StackModel model) => All.SelectMany(rule => rule.Check(model));
}
