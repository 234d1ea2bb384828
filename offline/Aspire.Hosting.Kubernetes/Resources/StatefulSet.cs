using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class StatefulSet() : Workload("apps/v1", "StatefulSet")
{
    public StatefulSetSpecV1 Spec { get; set; } = new();

    public override PodTemplateSpecV1 PodTemplate => Spec.Template;
}

[YamlSerializable]
public sealed class StatefulSetSpecV1
{
    public string ServiceName { get; set; } = null!;

    public PodTemplateSpecV1 Template { get; set; } = new();

    public LabelSelectorV1 Selector { get; set; } = new();

    public int? MinReadySeconds { get; set; }

    public StatefulSetOrdinalsV1? Ordinals { get; set; }

    public int? Replicas { get; set; }

    public List<PersistentVolumeClaim> VolumeClaimTemplates { get; } = [];

    public int? RevisionHistoryLimit { get; set; }

    public StatefulSetPersistentVolumeClaimRetentionPolicyV1? PersistentVolumeClaimRetentionPolicy { get; set; }

    public string? PodManagementPolicy { get; set; }

    public StatefulSetUpdateStrategyV1? UpdateStrategy { get; set; }
}

[YamlSerializable]
public sealed class StatefulSetOrdinalsV1
{
    public int? Start { get; set; }
}

[YamlSerializable]
public sealed class StatefulSetUpdateStrategyV1
{
    public RollingUpdateStatefulSetStrategyV1? RollingUpdate { get; set; }

    public string Type { get; set; } = "RollingUpdate";
}

[YamlSerializable]
public sealed class RollingUpdateStatefulSetStrategyV1
{
    public int? MaxUnavailable { get; set; }

    public int? Partition { get; set; }
}

[YamlSerializable]
public sealed class StatefulSetPersistentVolumeClaimRetentionPolicyV1
{
    public string? WhenDeleted { get; set; }

    public string? WhenScaled { get; set; }
}
