using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>A further database of a cluster.</summary>
[YamlSerializable]
internal sealed class Database() : BaseKubernetesResource(CloudNativePg.Cluster.ApiVersionOfAll, "Database")
{
    /// <summary>What it should be.</summary>
    [YamlMember(Alias = "spec")]
    public DatabaseSpec Spec { get; set; } = new();
}

/// <summary>What a database should be.</summary>
[YamlSerializable]
internal sealed class DatabaseSpec
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whom it belongs to.</summary>
    public string Owner { get; set; } = "";

    /// <summary>Its cluster.</summary>
    public ObjectName Cluster { get; set; } = new();

    /// <summary>What becomes of it when this object goes.</summary>
    public string DatabaseReclaimPolicy { get; set; } = "retain";
}
