using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>The files of Redis where Sentinels watch over it.</summary>
internal static class ServerFiles
{
    /// <summary>
    /// What does not differ between replicas. A primary whom none of the others hears takes no writes: they would be lost as soon as it
    /// learns that there is another one (https://redis.io/docs/latest/operate/oss_and_stack/management/sentinel/, example 2).
    /// </summary>
    public static RedisFile Configuration(SentinelGroup group) => RedisWorkload.Configuration(group.Spec, SentinelSpec.Server,
        ("replica-announce-port", SentinelSpec.Server.Number),
        ("min-replicas-to-write", 1),
        ("min-replicas-max-lag", 10));

    /// <summary>Begins as what the others say that it is.</summary>
    public static TextFile Start(SentinelGroup group) => new(RedisWorkload.StartScript, $"""
        set -eu
        {RedisWorkload.KnowPassword(group.Spec)}
        {GroupFile.Know}
        primary=$(primary)
        replicaof=
        if [ "$primary" != "$self" ]; then
            replicaof="replicaof $primary {SentinelSpec.Server.Number}"
        fi
        exec redis-server - <<EOF
        include {RedisWorkload.ConfigPath}/{RedisWorkload.ConfigFile}
        requirepass "$password"
        masterauth "$password"
        replica-announce-ip $self
        $replicaof
        EOF

        """.ReplaceLineEndings("\n"));
}
