using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana;

/// <summary>The image of Grafana, and where it keeps things.</summary>
internal static class GrafanaImages
{
    /// <remarks>docker.io</remarks>
    public const string Registry = "docker.io";

    /// <remarks>grafana/grafana</remarks>
    public const string Image = "grafana/grafana";

    /// <remarks>13.2.0</remarks>
    public const string Tag = "13.2.0";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:3fd54ae1214669f8355f065ec9f6445d5279a3d77095ab048ca045685272429b";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 472;

    /// <summary>Where the image keeps its data.</summary>
    public const string DataPath = "/var/lib/grafana";

    /// <summary>Where the image looks for provisioning files.</summary>
    public const string ProvisioningPath = "/etc/grafana/provisioning";

    /// <summary>The oldest version whose configuration we write.</summary>
    public static Version OldestSupported { get; } = new(10, 0);

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
