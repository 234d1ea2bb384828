using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis;

/// <summary>Describes a Redis of one pod.</summary>
internal static class RedisWorkload
{
    private const string Claim = "data";
    private const string DataPath = "/data";
    private const string ConfigPath = "/usr/local/etc/redis/config";
    private const string SecretsPath = "/usr/local/etc/redis/secrets";
    private const string ConfigFile = "redis.conf";
    private const string StartScript = "start.sh";
    private const string ReadyScript = "ready.sh";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, RedisSpec spec) => new(name, Replication.Singleton, [Program(name, spec)])
    {
        Claims = [new VolumeClaim(Claim, spec.Disk)],
    };

    private static ContainerSpec Program(string name, RedisSpec spec) => new(name, spec.Image)
    {
        UserId = RedisImages.UserId,
        Args = ["sh", $"{ConfigPath}/{StartScript}"],
        Ports = [RedisSpec.Tcp],
        Probes = Probes,
        Config =
        [
            new ConfigFolder("config", ConfigPath, [Configuration(spec), Start(spec), Ready(spec)]),
            new ConfigFolder("secrets", SecretsPath, [new SecretFile(spec.Password.Name, spec.Password)]),
        ],
        Mounts = [new ClaimMount(Claim, DataPath)],
        Resources = spec.Resources,
    };

    // Whoever reads the log after a start accepts connections, and refuses commands: it is alive, and not ready.
    private static Probes Probes { get; } = new(new ExecProbe(RedisSpec.Tcp, "sh", $"{ConfigPath}/{ReadyScript}"), new TcpProbe(RedisSpec.Tcp, Send: "", Expect: ""))
    {
        StartupAllowance = TimeSpan.FromMinutes(5),
    };

    // The log of commands is what is kept; snapshots besides would be written for nothing. What is cached longest goes first.
    private static RedisFile Configuration(RedisSpec spec) => new(ConfigFile,
        ("port", RedisSpec.Tcp.Number),
        ("dir", DataPath),
        ("appendonly", "yes"),
        ("save", "\"\""),
        ("maxmemory", new Tunable("maxMemory", $"{spec.MaxMemory.Bytes >> 20}mb", "The most that data may take: well below the container's memory.")),
        ("maxmemory-policy", "allkeys-lru"));

    // The password reaches the server through its standard input: neither its arguments nor its environment ever hold it.
    private static TextFile Start(RedisSpec spec) => new(StartScript, $"""
        set -eu
        exec redis-server - <<EOF
        include {ConfigPath}/{ConfigFile}
        requirepass "$(cat {PathOf(spec.Password)})"
        EOF

        """.ReplaceLineEndings("\n"));

    private static TextFile Ready(RedisSpec spec) => new(ReadyScript, $"""
        set -eu
        REDISCLI_AUTH=$(cat {PathOf(spec.Password)})
        export REDISCLI_AUTH
        test "$(redis-cli -p {RedisSpec.Tcp.Number} ping)" = PONG

        """.ReplaceLineEndings("\n"));

    private static string PathOf(Secret secret) => $"{SecretsPath}/{secret.Name}";
}
