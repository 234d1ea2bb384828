using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Redis;

/// <summary>A Redis that somebody else runs has an address.</summary>
internal sealed class ExternalCacheHasAnAddress() : SpecRule<RedisOptions>("MON189")
{
    private const int LastPort = 65535;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RedisOptions spec)
    {
        if (spec.Mode == RedisMode.External && Uri.CheckHostName(spec.Host ?? "") == UriHostNameType.Unknown)
        {
            yield return Error($"{name}:Host", $"'{spec.Host}' is no Redis that somebody could connect to.", "Name it, for instance redis.example.com; its port is Redis:Port.");
        }

        if (spec.Mode == RedisMode.External && spec.Port is < 1 or > LastPort)
        {
            yield return Error($"{name}:Port", $"{spec.Port} is no port.", "Use the server's, for instance 6379.");
        }
    }
}
