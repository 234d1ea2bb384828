using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>A PostgreSQL server as it is published; in a local run it is Aspire's container.</summary>
public sealed class PostgresComponent : IComponent
{
    private readonly PostgresServerResource _server;
    private readonly PostgresLogins _logins;
    private readonly bool _isManaged;
    private readonly Dictionary<Secret, ParameterResource> _secrets = [];

    internal PostgresComponent(PostgresServerResource server, PostgresLogins logins, ContainerImage image, bool isManaged)
    {
        (_server, _logins, _isManaged) = (server, logins, isManaged);
        Spec = new(image) { MonitorPassword = Use(logins.PasswordOf(PostgresSpec.Monitor)) };
    }

    /// <inheritdoc />
    public string Name => _server.Name;

    /// <inheritdoc />
    public bool IsEnabled => true;

    /// <inheritdoc />
    public Replication Replication => _isManaged ? Replication.Stateful(Spec.Instances) : Replication.Singleton;

    /// <inheritdoc />
    public ManagedService? ManagedAs => _isManaged ? PostgresClusterWorkload.Cluster(Complete()) : null;

    /// <summary>The specification, without its databases.</summary>
    public PostgresSpec Spec { get; internal set; }

    /// <summary>Replicas follow the primary; each instance asks the others how they are before it believes to be cut off.</summary>
    public IEnumerable<Flow> Flows => !_isManaged ? [] :
    [
        new Flow(this, At(PostgresSpec.Tcp), FlowKind.Reaches),
        new Flow(this, At(PostgresClusterWorkload.Status), FlowKind.Reaches),
        .. Spec.Backup?.Store.Endpoint is { } store ? (Flow[])[new Flow(this, store, FlowKind.Reaches)] : [],
    ];

    /// <summary>Of the instances of a cluster; one that is alone is asked by the exporter only.</summary>
    public IEnumerable<MetricsEndpoint> Metrics => _isManaged ? [new(Name, At(PostgresClusterWorkload.Metrics))] : [];

    /// <inheritdoc />
    public IReadOnlyDictionary<Secret, ParameterResource> Secrets => _secrets;

    /// <inheritdoc />
    public IEnumerable<Finding> Validate() => PostgresRules.Check(Name, Complete());

    /// <inheritdoc />
    public Workload Describe(Addressing addressing) =>
        _isManaged ? PostgresClusterWorkload.Describe(Name, Complete()) : PostgresWorkload.Describe(Name, Complete(), Use(_server.PasswordParameter));

    /// <summary>Makes a parameter available to the description, by the name of the returned secret.</summary>
    internal Secret Use(ParameterResource parameter)
    {
        var secret = new Secret(parameter.Name);
        _secrets[secret] = parameter;
        return secret;
    }

    // Databases may be added after it was said that the server is published.
    private PostgresSpec Complete() => Spec with
    {
        Databases = [.. _server.Databases.Values.Order(StringComparer.Ordinal).Select(name => new PostgresDatabase(name, Use(_logins.PasswordOf(name))))],
    };

    private WorkloadEndpoint At(Port port) => new(this, Name, port);
}
