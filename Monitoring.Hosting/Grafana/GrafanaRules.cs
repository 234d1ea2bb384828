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
        .. SomethingToAsk(name, spec),
        .. SharedLiveData(name, spec),
        .. LoginReturnsToGrafana(name, spec),
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

    private static IEnumerable<Finding> SomethingToAsk(string name, GrafanaSpec spec)
    {
        if (!spec.DataSources.Any(source => source.Endpoint.IsEnabled))
        {
            yield return Finding.Warning("MON164", name, "It has no data source that is switched on, so every dashboard is empty.", "Use WithDataSource.");
        }
    }

    private static IEnumerable<Finding> SharedLiveData(string name, GrafanaSpec spec)
    {
        if (spec.IsHighlyAvailable && spec.RemoteCache!.Password is not null && spec.Image.TryGetVersion(out var version) && !GrafanaGates.LivePassword.Allows(version))
        {
            yield return Finding.Warning("MON165", name, $"Version {version} cannot share live data through a Redis with a password; viewers see that of their own replica only.",
                $"Use {GrafanaGates.LivePassword.Versions}.");
        }
    }

    private static IEnumerable<Finding> LoginReturnsToGrafana(string name, GrafanaSpec spec)
    {
        if (spec.Login is not null && spec.ExternalUrl is null)
        {
            yield return Finding.Error("MON166", name, "The login provider cannot send people back to an address that Grafana does not know.", "Use WithExternalUrl.");
        }
    }

    private static IEnumerable<Finding> ExistingHomeDashboard(string name, GrafanaSpec spec)
    {
        if (spec.HomeDashboard is { } home && GrafanaProvisioning.PathOfDashboard(spec.Dashboards, home) is null)
        {
            yield return Finding.Error("MON163", name, $"There is no dashboard with the uid '{home}' to begin with.", "Use the uid of one in the folder of WithDashboards.");
        }
    }
}
