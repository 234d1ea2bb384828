using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>What a specification of Grafana must hold.</summary>
internal static class GrafanaRules
{
    /// <summary>Checks all.</summary>
    public static IEnumerable<Finding> Check(string name, GrafanaSpec spec) =>
    [
        .. SupportedVersion(name, spec),
        .. ReplicasShareADatabase(name, spec),
        .. UniqueDataSources(name, spec),
        .. ExistingHomeDashboard(name, spec),
        .. spec.Dashboards?.Findings() ?? [],
    ];

    private static IEnumerable<Finding> SupportedVersion(string name, GrafanaSpec spec)
    {
        if (!spec.Image.TryGetVersion(out var version))
        {
            yield return Finding.Error("MON160", name, $"The tag '{spec.Image.Tag}' does not say which version it is; the configuration depends on it.",
                "Use a tag that begins with the version, such as 13.2.0.");
        }
        else if (version < GrafanaImages.OldestSupported)
        {
            yield return Finding.Error("MON160", name, $"Version {version} is too old.", $"Use {GrafanaImages.OldestSupported} or later.");
        }
    }

    private static IEnumerable<Finding> ReplicasShareADatabase(string name, GrafanaSpec spec)
    {
        if (spec.Replicas > 1 && spec.Database is null)
        {
            yield return Finding.Error("MON161", name, $"{spec.Replicas} replicas with a disk each are {spec.Replicas} Grafanas that know nothing of each other.",
                "Give them a database with WithDatabase, or use 1 replica.");
        }
    }

    private static IEnumerable<Finding> UniqueDataSources(string name, GrafanaSpec spec) =>
        from source in spec.DataSources
        group source by source.Name into same
        where same.Count() > 1
        select Finding.Error("MON162", name, $"{same.Count()} data sources are named '{same.Key}'.", "Give each a name of its own.");

    private static IEnumerable<Finding> ExistingHomeDashboard(string name, GrafanaSpec spec)
    {
        if (spec.HomeDashboard is { } home && GrafanaProvisioning.PathOfDashboard(spec.Dashboards, home) is null)
        {
            yield return Finding.Error("MON163", name, $"There is no dashboard with the uid '{home}' to begin with.", "Use the uid of one in the folder of WithDashboards.");
        }
    }
}
