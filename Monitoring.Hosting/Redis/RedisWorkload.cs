using Monitoring.Hosting.Model;
using Monitoring.Hosting.Redis.Sentinel;

namespace Monitoring.Hosting.Redis;

/// <summary>Describes Redis for the renderers.</summary>
internal static class RedisWorkload
{
    /// <summary>Where its data is.</summary>
    public const string DataPath = "/data";

    /// <summary>Where its files are.</summary>
    public const string ConfigPath = "/usr/local/etc/redis/config";

    /// <summary>The name of the configuration that the script for the start includes.</summary>
    public const string ConfigFile = "redis.conf";

    /// <summary>The name of the script that starts a program.</summary>
    public const string StartScript = "start.sh";

    /// <summary>The script that starts a program.</summary>
    public const string StartPath = $"{ConfigPath}/{StartScript}";

    private const string ClaimName = "data";
    private const string ReadyScript = "ready.sh";
    private const string SecretsPath = "/usr/local/etc/redis/secrets";

    /// <summary>Describes it.</summary>
    public static Workload Describe(IWorkload self, RedisSpec spec, Addressing addressing) => spec.Sentinel is { } sentinel
        ? SentinelWorkload.Describe(self, spec, sentinel, addressing)
        : new(self.Name, self.Replication, [Alone(self.Name, spec)]) { Claims = [Claim(spec)] };

    /// <summary>Its disk.</summary>
    public static VolumeClaim Claim(RedisSpec spec) => new(ClaimName, spec.Disk);

    /// <summary>A program of the image, without its files.</summary>
    // Whoever reads the log after a start accepts connections, and refuses commands: it is alive, and not ready.
    public static ContainerSpec Program(string name, RedisSpec spec, Port port) => new(name, spec.Image)
    {
        UserId = RedisImages.UserId,
        Args = ["sh", StartPath],
        Ports = [port],
        Probes = new(new ExecProbe(port, "sh", $"{ConfigPath}/{ReadyScript}", $"{port.Number}"), new TcpProbe(port, Send: "", Expect: ""))
        {
            StartupAllowance = TimeSpan.FromMinutes(5),
        },
        Mounts = [new ClaimMount(ClaimName, DataPath)],
        Resources = spec.Resources,
    };

    /// <summary>The folder of its files.</summary>
    public static ConfigFolder ConfigFolder(params IReadOnlyList<ConfigFile> files) => new("config", ConfigPath, files);

    /// <summary>The folder of its password.</summary>
    public static ConfigFolder SecretsFolder(RedisSpec spec) => new("secrets", SecretsPath, [new SecretFile(spec.Password.Name, spec.Password)]);

    /// <summary>The configuration, except for the password.</summary>
    // The log of commands is what is kept; snapshots besides would be written for nothing. What is cached longest goes first.
    public static RedisFile Configuration(RedisSpec spec, Port port, params IEnumerable<(string Key, object Value)> more) => new(ConfigFile,
    [
        ("port", port.Number),
        ("dir", DataPath),
        ("appendonly", "yes"),
        ("save", "\"\""),
        ("maxmemory", new Tunable("maxMemory", $"{spec.MaxMemory.Bytes >> 20}mb", "The most that data may take: well below the container's memory.")),
        ("maxmemory-policy", "allkeys-lru"),
        .. more,
    ]);

    /// <summary>The command, for scripts, that makes <c>password</c> the password. Neither arguments nor the environment of a server ever hold
    /// it: it reads it from its standard input.</summary>
    public static string KnowPassword(RedisSpec spec) => $"password=$(cat {SecretsPath}/{spec.Password.Name})";

    /// <summary>Succeeds when the server, or the Sentinel, at a port takes commands.</summary>
    public static TextFile Ready(RedisSpec spec) => new(ReadyScript, $"""
        set -eu
        {KnowPassword(spec)}
        test "$(REDISCLI_AUTH=$password redis-cli -p "$1" ping)" = PONG

        """.ReplaceLineEndings("\n"));

    private static ContainerSpec Alone(string name, RedisSpec spec) => Program(name, spec, RedisSpec.Tcp) with
    {
        Config = [ConfigFolder(Configuration(spec, RedisSpec.Tcp), Start(spec), Ready(spec)), SecretsFolder(spec)],
    };

    private static TextFile Start(RedisSpec spec) => new(StartScript, $"""
        set -eu
        {KnowPassword(spec)}
        exec redis-server - <<EOF
        include {ConfigPath}/{ConfigFile}
        requirepass "$password"
        EOF

        """.ReplaceLineEndings("\n"));
}
