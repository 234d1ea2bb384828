using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>A Secret that the External Secrets Operator makes, and keeps up to date
/// (https://external-secrets.io/latest/api/externalsecret/).</summary>
[YamlSerializable]
internal sealed class ExternalSecret() : BaseKubernetesResource("external-secrets.io/v1", "ExternalSecret")
{
    /// <summary>What it is made from.</summary>
    [YamlMember(Alias = "spec")]
    public ExternalSecretSpec Spec { get; set; } = new();
}

/// <summary>What a Secret is made from.</summary>
[YamlSerializable]
internal sealed class ExternalSecretSpec
{
    /// <summary>How often the store is asked.</summary>
    public string RefreshInterval { get; set; } = "";

    /// <summary>The store.</summary>
    public SecretStoreReference SecretStoreRef { get; set; } = new();

    /// <summary>The Secret.</summary>
    public ExternalSecretTarget Target { get; set; } = new();

    /// <summary>Its keys.</summary>
    public List<ExternalSecretData> Data { get; } = [];
}

/// <summary>A store.</summary>
[YamlSerializable]
internal sealed class SecretStoreReference
{
    /// <summary>Its kind.</summary>
    public string Kind { get; set; } = "";

    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";
}

/// <summary>The Secret that is made.</summary>
[YamlSerializable]
internal sealed class ExternalSecretTarget
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whose it is: it goes with what it is made from.</summary>
    public string CreationPolicy { get; set; } = "Owner";

    /// <summary>What becomes of it when the store has lost it: pods keep what they have.</summary>
    public string DeletionPolicy { get; set; } = "Retain";

    /// <summary>What it has besides what comes from the store; null: nothing.</summary>
    public ExternalSecretTemplate? Template { get; set; }
}

/// <summary>What a Secret has besides what comes from the store.</summary>
[YamlSerializable]
internal sealed class ExternalSecretTemplate
{
    /// <summary>Its type.</summary>
    public string Type { get; set; } = "";

    /// <summary>Whether what comes from the store stays beside it.</summary>
    public string MergePolicy { get; set; } = "Merge";

    /// <summary>Its labels.</summary>
    public ExternalSecretMetadata Metadata { get; set; } = new();

    /// <summary>What is no secret.</summary>
    public Dictionary<string, string> Data { get; } = [];
}

/// <summary>The labels of a Secret.</summary>
[YamlSerializable]
internal sealed class ExternalSecretMetadata
{
    /// <summary>The labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];
}

/// <summary>A key of the Secret.</summary>
[YamlSerializable]
internal sealed class ExternalSecretData
{
    /// <summary>The key.</summary>
    public string SecretKey { get; set; } = "";

    /// <summary>Where its value is in the store.</summary>
    public ExternalSecretReference RemoteRef { get; set; } = new();
}

/// <summary>A value in the store.</summary>
[YamlSerializable]
internal sealed class ExternalSecretReference
{
    /// <summary>Its name.</summary>
    public string Key { get; set; } = "";
}
