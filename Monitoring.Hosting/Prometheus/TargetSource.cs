using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Where a job's targets come from.</summary>
public abstract record TargetSource
{
    /// <summary>False when it belongs to a component that is switched off.</summary>
    public virtual bool IsEnabled => true;

    /// <summary>All replicas behind an endpoint.</summary>
    public static implicit operator TargetSource(Endpoint endpoint) => new EndpointTargets(endpoint);

    /// <summary>An entry of the configuration's list <c>Section</c>, for instance <c>static_configs</c>.</summary>
    internal abstract (string Section, YamlMap Entry) ToYaml(Addressing addressing);
}

/// <summary>All replicas behind an endpoint: a list, or DNS where the platform has it.</summary>
/// <param name="Endpoint">The endpoint.</param>
public sealed record EndpointTargets(Endpoint Endpoint) : TargetSource
{
    /// <inheritdoc />
    public override bool IsEnabled => Endpoint.IsEnabled;

    internal override (string Section, YamlMap Entry) ToYaml(Addressing addressing) => addressing.Discover(Endpoint) switch
    {
        StaticDiscovery list => ("static_configs", new() { ["targets"] = list.Addresses }),
        DnsSrvDiscovery dns => ("dns_sd_configs", new() { ["names"] = new[] { dns.Name }, ["type"] = "SRV" }),
        var other => throw new NotSupportedException($"Prometheus has no configuration for {other.GetType().Name}."),
    };
}
