using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting;

/// <summary>
/// A component of the monitoring stack: one logical resource, whatever the number of its replicas. It describes itself once;
/// running and publishing are renderings of that description.
/// </summary>
/// <param name="name">The name of the resource.</param>
public abstract class MonitoringResource(string name) : ContainerResource(name), IComponent
{
    private readonly Dictionary<Secret, ParameterResource> _secrets = [];

    /// <summary>Its replicas.</summary>
    public abstract Replication Replication { get; }

    /// <summary>False when an option switched the component off: it is not part of the model, and references to it are left out.</summary>
    public bool IsEnabled { get; internal set; } = true;

    /// <summary>What people mean when they edit its files and use its commands: itself, or the component that it is a part of.</summary>
    internal virtual MonitoringResource Whole => this;

    /// <inheritdoc />
    public abstract IEnumerable<Flow> Flows { get; }

    /// <inheritdoc />
    public virtual IEnumerable<Endpoint> References => Flows.Select(flow => flow.To);

    /// <inheritdoc />
    public abstract IEnumerable<MetricsEndpoint> Metrics { get; }

    /// <summary>What people call it: the text of its link in the dashboard.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The name of its icon in the dashboard: a Fluent UI system icon.</summary>
    public virtual string IconName => "Box";

    /// <summary>The ports on this machine in a local run, by port name; the replicas of peers get this and the following ones.</summary>
    public IDictionary<string, int> HostPorts { get; } = new Dictionary<string, int>();

    /// <inheritdoc />
    public virtual IReadOnlyDictionary<Secret, ParameterResource> Secrets => _secrets;

    /// <inheritdoc />
    public virtual IEnumerable<Finding> Validate() => [];

    /// <inheritdoc />
    public abstract Workload Describe(Addressing addressing);

    /// <summary>Makes available what lets it into a guarded component, and none of that component's other secrets.</summary>
    internal void UseAccessTo(Endpoint endpoint)
    {
        if (WebSecurity.Of(endpoint) is { } web && endpoint is WorkloadEndpoint { Workload: MonitoringResource peer } && peer != this)
        {
            foreach (var secret in web.Access.Secrets)
            {
                Use(peer.Secrets[secret]);
            }
        }
    }

    /// <summary>Makes a login elsewhere available to the description; null without one.</summary>
    /// <exception cref="ArgumentException">A user has no password, or the reverse.</exception>
    internal HttpAccess? UseLogin(string? user, IResourceBuilder<ParameterResource>? password)
    {
        if (user is null != password is null)
        {
            throw new ArgumentException("User and password belong together: give both or none.", nameof(password));
        }

        return password is null ? null : new HttpAccess { BasicAuth = new(user!, Use(password.Resource)) };
    }

    /// <summary>Makes a parameter available to the description, by the name of the returned secret.</summary>
    internal Secret Use(ParameterResource parameter)
    {
        var secret = new Secret(parameter.Name);
        _secrets[secret] = parameter;
        return secret;
    }
}
