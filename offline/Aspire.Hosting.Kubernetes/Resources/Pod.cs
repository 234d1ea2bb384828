using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class PodTemplateSpecV1
{
    public ObjectMetaV1 Metadata { get; set; } = new();

    public PodSpecV1 Spec { get; set; } = new();
}

[YamlSerializable]
public sealed class PodSpecV1
{
    [YamlMember(Alias = "hostPID")]
    public bool? HostPid { get; set; }

    public string? PriorityClassName { get; set; }

    public string? ServiceAccountName { get; set; }

    public bool? HostNetwork { get; set; }

    public bool? AutomountServiceAccountToken { get; set; }

    public Dictionary<string, string> NodeSelector { get; } = [];

    public List<ContainerV1> Containers { get; } = [];

    public bool? EnableServiceLinks { get; set; }

    public List<LocalObjectReferenceV1> ImagePullSecrets { get; } = [];

    public List<ContainerV1> InitContainers { get; } = [];

    public long? TerminationGracePeriodSeconds { get; set; }

    public List<TolerationV1> Tolerations { get; } = [];

    public List<TopologySpreadConstraintV1> TopologySpreadConstraints { get; } = [];

    public List<VolumeV1> Volumes { get; } = [];

    public PodSecurityContextV1? SecurityContext { get; set; }

    public AffinityV1? Affinity { get; set; }

    public string? DnsPolicy { get; set; }

    public string? RestartPolicy { get; set; }
}

[YamlSerializable]
public sealed class PodSecurityContextV1
{
    public SeccompProfileV1? SeccompProfile { get; set; }

    public long? FsGroup { get; set; }

    public long? RunAsGroup { get; set; }

    public long? RunAsUser { get; set; }

    public List<long> SupplementalGroups { get; } = [];

    public bool? RunAsNonRoot { get; set; }

    public string FsGroupChangePolicy { get; set; } = null!;

    public string SupplementalGroupsPolicy { get; set; } = null!;
}

[YamlSerializable]
public sealed class LocalObjectReferenceV1
{
    public string Name { get; set; } = null!;
}
