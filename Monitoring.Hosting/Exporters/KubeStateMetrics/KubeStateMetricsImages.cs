using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Exporters;

/// <summary>The image of kube-state-metrics.</summary>
internal static class KubeStateMetricsImages
{
    /// <remarks>registry.k8s.io</remarks>
    public const string Registry = "registry.k8s.io";

    /// <remarks>kube-state-metrics/kube-state-metrics</remarks>
    public const string Image = "kube-state-metrics/kube-state-metrics";

    /// <remarks>v2.20.0</remarks>
    public const string Tag = "v2.20.0";

    /// <summary>What the tag named when it was chosen, for all architectures.</summary>
    public const string Digest = "sha256:42cfe3723a5f058171c627537fb57a3ea0f26e4380fa18555a95cb1a1b4cfc5b";

    /// <summary>The user that the image runs as.</summary>
    public const int UserId = 65534;

    /// <summary>The default image.</summary>
    public static ContainerImage Default { get; } = new(Registry, Image, Tag) { KnownDigest = Digest };
}
