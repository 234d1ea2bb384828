using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>The kinds of store that the External Secrets Operator knows.</summary>
public enum SecretStoreKind
{
    /// <summary>One for all namespaces.</summary>
    ClusterSecretStore,

    /// <summary>One of the release's own namespace.</summary>
    SecretStore,
}

/// <summary>Options of the store that secrets come from: how to log in to it is set up once, by whoever runs the cluster.</summary>
public sealed class SecretStoreOptions
{
    /// <summary>The name of the store in the cluster. Default: <c>monitoring</c>.</summary>
    public string Name { get; set; } = "monitoring";

    /// <summary>Its kind. Default: one for all namespaces.</summary>
    public SecretStoreKind Kind { get; set; } = SecretStoreKind.ClusterSecretStore;

    /// <summary>What the names of secrets begin with in the store; the name of the parameter follows. Default: <c>monitoring-</c>.</summary>
    public string Prefix { get; set; } = "monitoring-";

    /// <summary>How often the store is asked whether a secret has changed. Default: 1 hour.</summary>
    public Duration RefreshInterval { get; set; } = Duration.Hours(1);
}
