using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>
/// Replicas of Redis, beside each a Sentinel and a proxy. The Sentinels agree on which one is the primary, and make another one when it is
/// away; the proxies lead clients there, which need to know one address only.
/// </summary>
/// <param name="ProxyImage">The image of HAProxy.</param>
public sealed record SentinelSpec(ContainerImage ProxyImage)
{
    /// <summary>Where Redis itself listens, beside a proxy that has its usual port.</summary>
    public static Port Server { get; } = new("server", 6380, "tcp");

    /// <summary>Where the Sentinels listen.</summary>
    public static Port Sentinel { get; } = new("sentinel", 26379, "tcp");

    /// <summary>The replicas: the fewest of which two still agree when one is away
    /// (https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/).</summary>
    public const int Replicas = 3;

    /// <summary>How many Sentinels must miss a primary.</summary>
    public const int Quorum = 2;
}
