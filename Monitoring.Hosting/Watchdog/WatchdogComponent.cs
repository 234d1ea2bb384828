using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Monitoring.Hosting.Watchdog;

namespace Monitoring.Hosting;

/// <summary>Watchdog: a project in a local run, published as a workload.</summary>
/// <param name="project">The project.</param>
/// <param name="database">Its database.</param>
/// <param name="token">The token that Alertmanager sends.</param>
public sealed class WatchdogComponent(ProjectResource project, PostgresDatabaseResource database, ParameterResource token) : IComponent
{
    private readonly Dictionary<Secret, ParameterResource> _secrets = [];
    private WatchdogSpec? _spec;

    /// <inheritdoc />
    public string Name => project.Name;

    /// <inheritdoc />
    public bool IsEnabled => true;

    /// <inheritdoc />
    public Replication Replication => WatchdogWorkload.Replication;

    /// <summary>What Alertmanager has to send as <c>Authorization: Bearer …</c>.</summary>
    public ParameterResource TokenParameter => token;

    /// <summary>The Alertmanager that delivers to it; null: none of the app host.</summary>
    public AlertmanagerResource? Alertmanager { get; internal set; }

    /// <summary>The specification, without what is read from other resources.</summary>
    public WatchdogSpec Spec
    {
        get => _spec ??= new WatchdogSpec(ConnectionFactory.Connect(database, Use), Use(token));
        internal set => _spec = value;
    }

    /// <summary>The page, the webhook and its own metrics.</summary>
    public AspireEndpoint Http => new(project.GetEndpoint(WatchdogSpec.Http.Name));

    /// <inheritdoc />
    public IEnumerable<Flow> Flows =>
    [
        new Flow(this, Spec.Database.Server, FlowKind.Uses),
        .. Spec.NotificationUrl is { } url ? (Flow[])[new Flow(this, new SecretEndpoint(url.Name), FlowKind.Reaches)] : [],
    ];

    /// <inheritdoc />
    public IEnumerable<MetricsEndpoint> Metrics => [new(Name, Http)];

    /// <inheritdoc />
    public IReadOnlyDictionary<Secret, ParameterResource> Secrets => _secrets;

    /// <inheritdoc />
    public IEnumerable<Finding> Validate() => WatchdogRules.Check(Name, Complete());

    /// <inheritdoc />
    public Workload Describe(Addressing addressing) => WatchdogWorkload.Describe(Name, Complete(), addressing);

    /// <summary>The Watchdog that a project is.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    internal static WatchdogComponent Of(ProjectResource project) => ComponentAnnotation.Of(project) as WatchdogComponent
        ?? throw new ArgumentException($"'{project.Name}' is not known to be a Watchdog: call AsWatchdog first.", nameof(project));

    /// <summary>The specification with what is read from other resources, which may have changed since they were referred to.</summary>
    internal WatchdogSpec Complete()
    {
        var connection = ConnectionFactory.Connect(database, Use);
        return Spec with
        {
            Database = connection,
            HeartbeatInterval = Alertmanager?.Spec.HeartbeatInterval,
            AlertmanagerUrl = Spec.AlertmanagerUrl ?? Alertmanager?.Spec.ExternalUrl,
        };
    }

    /// <summary>Makes a parameter available to the description, by the name of the returned secret.</summary>
    internal Secret Use(ParameterResource parameter)
    {
        var secret = new Secret(parameter.Name);
        _secrets[secret] = parameter;
        return secret;
    }
}
