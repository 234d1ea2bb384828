using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis.Sentinel;

/// <summary>The files of a Sentinel.</summary>
internal static class SentinelFiles
{
    /// <summary>What it writes down: who it is, who the others are, and who is the primary.</summary>
    public const string StatePath = $"{RedisWorkload.DataPath}/sentinel.conf";

    // What it knows of the others and has agreed with them on. The rest of the file is settings.
    private const string StateLines = "^sentinel (myid|monitor|current-epoch|config-epoch|leader-epoch|known-replica|known-sentinel) ";

    /// <summary>
    /// Takes its settings from here and what it knows from its disk: by name, because the addresses of pods change. After 5 s of silence
    /// it takes a server for dead, as Grafana's users wait meanwhile; after 30 s it leads a replica back that follows nobody.
    /// </summary>
    public static TextFile Start(SentinelGroup group) => new(RedisWorkload.StartScript, $$"""
        set -eu
        umask 077
        {{RedisWorkload.KnowPassword(group.Spec)}}
        {{GroupFile.Know}}
        state=$(grep -E '{{StateLines}}' {{StatePath}} 2>/dev/null || true)
        if [ -z "$state" ]; then
            state="sentinel monitor {{group.Name}} $(primary) {{SentinelSpec.Server.Number}} {{SentinelSpec.Quorum}}"
        fi
        cat > {{StatePath}}.new <<EOF
        port {{SentinelSpec.Sentinel.Number}}
        dir {{RedisWorkload.DataPath}}
        requirepass "$password"
        sentinel resolve-hostnames yes
        sentinel announce-hostnames yes
        sentinel announce-ip $self
        sentinel announce-port {{SentinelSpec.Sentinel.Number}}
        sentinel sentinel-pass "$password"
        $state
        sentinel auth-pass {{group.Name}} "$password"
        sentinel down-after-milliseconds {{group.Name}} 5000
        sentinel failover-timeout {{group.Name}} 30000
        sentinel parallel-syncs {{group.Name}} 1
        EOF
        mv {{StatePath}}.new {{StatePath}}
        exec redis-server {{StatePath}} --sentinel

        """.ReplaceLineEndings("\n"));
}
