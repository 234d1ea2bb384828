using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>An identity of pods. The type of Aspire's package cannot say that they get no token.</summary>
[YamlSerializable]
internal sealed class ServiceAccount() : BaseKubernetesResource("v1", "ServiceAccount")
{
    /// <summary>Whether every pod gets a token that speaks for it.</summary>
    [YamlMember(Alias = "automountServiceAccountToken")]
    public bool? AutomountServiceAccountToken { get; set; }
}
