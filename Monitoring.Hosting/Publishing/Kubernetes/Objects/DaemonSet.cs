using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>One pod on every node: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class DaemonSet() : Workload("apps/v1", "DaemonSet")
{
    /// <summary>What it should be.</summary>
    [YamlMember(Alias = "spec")]
    public DaemonSetSpec Spec { get; set; } = new();

    /// <inheritdoc />
    public override PodTemplateSpecV1 PodTemplate => Spec.Template;
}

/// <summary>What a DaemonSet should be.</summary>
[YamlSerializable]
internal sealed class DaemonSetSpec
{
    /// <summary>How long a new pod must be ready before it counts.</summary>
    public int? MinReadySeconds { get; set; }

    /// <summary>Revisions that are kept to go back to.</summary>
    public int? RevisionHistoryLimit { get; set; }

    /// <summary>How a change reaches the nodes.</summary>
    public DaemonSetUpdateStrategy? UpdateStrategy { get; set; }

    /// <summary>Its pods.</summary>
    public LabelSelectorV1 Selector { get; set; } = new();

    /// <summary>What they are made from.</summary>
    public PodTemplateSpecV1 Template { get; set; } = new();
}

/// <summary>How a change reaches the nodes.</summary>
[YamlSerializable]
internal sealed class DaemonSetUpdateStrategy
{
    /// <summary>Its kind.</summary>
    public string Type { get; set; } = "RollingUpdate";

    /// <summary>A rolling update.</summary>
    public DaemonSetRollingUpdate? RollingUpdate { get; set; }
}

/// <summary>A rolling update of a DaemonSet.</summary>
[YamlSerializable]
internal sealed class DaemonSetRollingUpdate
{
    /// <summary>Nodes without a pod at the same time: a number or a percentage.</summary>
    public Int32OrStringV1? MaxUnavailable { get; set; }
}
