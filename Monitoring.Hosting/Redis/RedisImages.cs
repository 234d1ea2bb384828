namespace Monitoring.Hosting.Redis;

/// <summary>What the image of Redis brings with it.</summary>
internal static class RedisImages
{
    /// <summary>The user that Redis runs as. Any will do; above 10,000 there is none that a node has, too.</summary>
    public const int UserId = 10_999;
}
