using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>Describes a PostgreSQL server of one pod.</summary>
internal static class PostgresWorkload
{
    private const string Claim = "data";
    private const string InitPath = "/docker-entrypoint-initdb.d";
    private const string SecretsPath = "/etc/postgresql/secrets";
    private const string DataPath = "/var/lib/postgresql";

    /// <summary>Describes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="spec">The specification.</param>
    /// <param name="superuser">The password of the superuser.</param>
    public static Workload Describe(string name, PostgresSpec spec, Secret superuser) => new(name, Replication.Singleton, [Program(name, spec, superuser)])
    {
        Claims = [new VolumeClaim(Claim, spec.Disk)],
        Importance = Importance.Critical,
        StopAllowance = TimeSpan.FromMinutes(2),
    };

    private static ContainerSpec Program(string name, PostgresSpec spec, Secret superuser) => new(name, spec.Image)
    {
        UserId = PostgresImages.UserId,
        Args = [.. spec.Parameters.Select(parameter => $"--{parameter.Name}={parameter.Value}")],
        TunableFlags = spec.Parameters.ToDictionary(parameter => $"--{parameter.Name}", parameter => parameter.Value),
        Environment =
        [
            new("PGDATA", Data(spec.Image)),
            new("POSTGRES_USER", PostgresSpec.Superuser),
            new("POSTGRES_PASSWORD_FILE", PathOf(superuser)),
            new("POSTGRES_INITDB_ARGS", "--data-checksums --auth-host=scram-sha-256 --auth-local=scram-sha-256"),
        ],
        Ports = [PostgresSpec.Tcp],
        Probes = Probes,
        Config =
        [
            new ConfigFolder("databases", InitPath, [PostgresScript.Of(spec, PathOf)]),
            new ConfigFolder("secrets", SecretsPath, [.. Secrets(spec).Prepend(superuser).Select(secret => new SecretFile(secret.Name, secret))]),
        ],
        Mounts = [new ClaimMount(Claim, MountPath(spec.Image))],
        ScratchFolders = ["/var/run/postgresql", "/tmp"],
        Resources = spec.Resources,
    };

    // Over TCP: while the databases are made, the server answers on its socket only. A crash is followed by a recovery, which takes its time.
    private static Probes Probes { get; } = new(
        new ExecProbe(PostgresSpec.Tcp, "pg_isready", "--host=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={PostgresSpec.Tcp.Number}"), $"--username={PostgresSpec.Superuser}"),
        new TcpProbe(PostgresSpec.Tcp, Send: "", Expect: ""))
    {
        StartupAllowance = TimeSpan.FromMinutes(10),
    };

    private static IEnumerable<Secret> Secrets(PostgresSpec spec) => [spec.MonitorPassword, .. spec.Databases.Select(database => database.Password)];

    private static string PathOf(Secret secret) => $"{SecretsPath}/{secret.Name}";

    // The root of a disk has a folder lost+found, which initdb takes for somebody else's data.
    private static string Data(ContainerImage image) => HasFolders(image) ? $"{DataPath}/{image.Version.Major}/docker" : $"{DataPath}/data/pgdata";

    private static string MountPath(ContainerImage image) => HasFolders(image) ? DataPath : $"{DataPath}/data";

    private static bool HasFolders(ContainerImage image) => image.Version.Major >= PostgresImages.FirstVersionWithFolders;
}
