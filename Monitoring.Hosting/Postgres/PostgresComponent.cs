using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A PostgreSQL server as it is published; in a local run it is Aspire's container.</summary>
public sealed class PostgresComponent : IComponent
{
    private readonly PostgresServerResource _server;
    private readonly PostgresLogins _logins;
    private readonly Dictionary<Secret, ParameterResource> _secrets = [];

    internal PostgresComponent(PostgresServerResource server, PostgresLogins logins, ContainerImage image)
    {
        (_server, _logins) = (server, logins);
        Spec = new(image) { MonitorPassword = Use(logins.PasswordOf(PostgresSpec.Monitor)) };
    }

    /// <inheritdoc />
    public string Name => _server.Name;

    /// <inheritdoc />
    public bool IsEnabled => true;

    /// <inheritdoc />
    public Replication Replication => Replication.Singleton;

    /// <summary>The specification, without its databases.</summary>
    public PostgresSpec Spec { get; internal set; }

    /// <inheritdoc />
    public IEnumerable<Flow> Flows => [];

    /// <summary>Nowhere: the exporter asks it.</summary>
    public IEnumerable<MetricsEndpoint> Metrics => [];

    /// <inheritdoc />
    public IReadOnlyDictionary<Secret, ParameterResource> Secrets => _secrets;

    /// <inheritdoc />
    public IEnumerable<Finding> Validate() => [];

    /// <inheritdoc />
    public Workload Describe(Addressing addressing) => PostgresWorkload.Describe(Name, Complete());

    // Databases may be added after the server was said to be published.
    private PostgresSpec Complete() => Spec with
    {
        SuperuserPassword = Use(_server.PasswordParameter),
        Databases = [.. _server.Databases.Values.Order(StringComparer.Ordinal).Select(name => new PostgresDatabase(name, Use(_logins.PasswordOf(name))))],
    };

    private Secret Use(ParameterResource parameter)
    {
        var secret = new Secret(parameter.Name);
        _secrets[secret] = parameter;
        return secret;
    }
}
