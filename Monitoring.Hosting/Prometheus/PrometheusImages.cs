using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>The image of Prometheus, and what depends on it.</summary>
public static class PrometheusImages
{
    /// <summary>The registry.</summary>
    public const string Registry = "quay.io";

    /// <summary>The repository.</summary>
    public const string Image = "prometheus/prometheus";

    /// <summary>The tag.</summary>
    public const string Tag = "v3.14.0";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:5ce7540c3c00ef4ab0c9d2c995c6a5b9c421f44b4a115d97a2c7af3b1c21cbb0";

    /// <summary>The user of the image; its volume must belong to it.</summary>
    public const int UserId = 65534;

    /// <summary>Where it keeps its data, by argument: distributions change the default.</summary>
    public const string DataPath = "/prometheus";

    /// <summary>The oldest version whose configuration we write.</summary>
    public static Version OldestSupported { get; } = new(2, 42);

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
