using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Exporters;

/// <summary>Describes the PostgreSQL exporter.</summary>
internal static class PostgresExporterWorkload
{
    private const string WebPath = "/etc/postgres-exporter/web";
    private const string CredentialsPath = "/etc/postgres-exporter/credentials";
    private const string UserFile = "user";
    private const string PasswordFile = "password";

    /// <summary>Describes it.</summary>
    public static Workload Describe(string name, PostgresExporterSpec spec, Addressing addressing) => new(name, Replication.Stateless(), [
        new ContainerSpec(name, spec.Image)
        {
            UserId = PostgresExporterImages.UserId,
            Args = [$"--web.listen-address=:{PostgresExporterSpec.Http.Number}"],
            Environment = Environment(spec.Connection, addressing),
            Ports = [PostgresExporterSpec.Http],
            Config = [Credentials(spec.Connection)],
            Probes = new Probes(new HttpProbe(PostgresExporterSpec.Http, "/"), new HttpProbe(PostgresExporterSpec.Http, "/")),
            Resources = spec.Resources,
        }.ReadingWebConfiguration(spec.Web, WebPath),
    ]);

    private static IReadOnlyList<EnvironmentVariable> Environment(PostgresConnection connection, Addressing addressing) =>
    [
        new("DATA_SOURCE_URI", $"{addressing.Service(connection.Server)}/{connection.Database}?sslmode={(connection.UsesTls ? "require" : "disable")}"),
        connection.User is SecretValue ? new("DATA_SOURCE_USER_FILE", $"{CredentialsPath}/{UserFile}") : new("DATA_SOURCE_USER", connection.User),
        new("DATA_SOURCE_PASS_FILE", $"{CredentialsPath}/{PasswordFile}"),
    ];

    private static ConfigFolder Credentials(PostgresConnection connection) => new("credentials", CredentialsPath,
    [
        .. connection.User is SecretValue user ? (ConfigFile[])[new SecretFile(UserFile, user.Secret)] : [],
        new SecretFile(PasswordFile, connection.Password),
    ]);
}
