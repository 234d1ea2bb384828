using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>The settings we use that not every supported version of Grafana (10.0 and later) knows.</summary>
internal static class GrafanaGates
{
    /// <summary>Keeps Grafana from downloading plugins when it starts. Before it, none were.</summary>
    public static VersionGate PreinstallDisabled { get; } = new("preinstall_disabled", Since: new Version(11, 5));

    /// <summary>The password of the Redis that shares live data. Before it, that Redis must have none.</summary>
    public static VersionGate LivePassword { get; } = new("ha_engine_password", Since: new Version(10, 3));

    /// <summary>The type of Pyroscope's data source. Before it, Pyroscope was called Phlare.</summary>
    public static VersionGate Pyroscope { get; } = new("grafana-pyroscope-datasource", Since: new Version(10, 1));

    /// <summary>Fields that are taken from the labels of a line of a log. Before it, they are taken from its text only.</summary>
    public static VersionGate FieldsFromLabels { get; } = new("matcherType", Since: new Version(11, 0));
}
