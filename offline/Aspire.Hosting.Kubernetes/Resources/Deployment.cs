using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class Deployment() : Workload("apps/v1", "Deployment")
{
    public DeploymentSpecV1 Spec { get; set; } = new();

    public override PodTemplateSpecV1 PodTemplate => Spec.Template;
}

[YamlSerializable]
public sealed class DeploymentSpecV1
{
    public bool? Paused { get; set; }

    public PodTemplateSpecV1 Template { get; set; } = new();

    public LabelSelectorV1 Selector { get; set; } = new();

    public int? MinReadySeconds { get; set; }

    public int? ProgressDeadlineSeconds { get; set; }

    public int? Replicas { get; set; } = 1;

    public int? RevisionHistoryLimit { get; set; } = 3;

    public DeploymentStrategyV1 Strategy { get; set; } = new();
}

[YamlSerializable]
public sealed class DeploymentStrategyV1
{
    public RollingUpdateDeploymentV1 RollingUpdate { get; set; } = new();

    public string Type { get; set; } = "RollingUpdate";
}

[YamlSerializable]
public sealed class RollingUpdateDeploymentV1
{
    public int MaxSurge { get; set; }

    public int MaxUnavailable { get; set; }
}
