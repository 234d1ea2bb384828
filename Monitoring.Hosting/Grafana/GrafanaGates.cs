using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>The settings we use that not every supported version of Grafana (10.0 and later) knows.</summary>
internal static class GrafanaGates
{
    /// <summary>Keeps Grafana from downloading plugins when it starts. Before it, none were.</summary>
    public static VersionGate PreinstallDisabled { get; } = new("preinstall_disabled", Since: new Version(11, 5));

    /// <summary>The password of the Redis that shares live data. Before it, that Redis must have none.</summary>
    public static VersionGate LivePassword { get; } = new("ha_engine_password", Since: new Version(10, 3));
}
