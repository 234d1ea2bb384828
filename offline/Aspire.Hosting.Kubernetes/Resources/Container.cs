using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ContainerV1
{
    public List<string> Command { get; } = [];

    public string Image { get; set; } = null!;

    public ProbeV1? LivenessProbe { get; set; }

    public string Name { get; set; } = null!;

    public ProbeV1? ReadinessProbe { get; set; }

    public ProbeV1? StartupProbe { get; set; }

    public List<EnvFromSourceV1> EnvFrom { get; } = [];

    public List<string> Args { get; } = [];

    public List<ContainerPortV1> Ports { get; } = [];

    public ResourceRequirementsV1? Resources { get; set; }

    public List<VolumeMountV1> VolumeMounts { get; } = [];

    public SecurityContextV1? SecurityContext { get; set; }

    public List<EnvVarV1> Env { get; } = [];

    public string ImagePullPolicy { get; set; } = "IfNotPresent";

    public string? RestartPolicy { get; set; }

    public string? TerminationMessagePolicy { get; set; }
}

[YamlSerializable]
public sealed class ContainerPortV1
{
    public string Name { get; set; } = null!;

    public string Protocol { get; set; } = null!;

    public Int32OrStringV1? ContainerPort { get; set; }

    public Int32OrStringV1? HostPort { get; set; }
}

[YamlSerializable]
public sealed class ResourceRequirementsV1
{
    public Dictionary<string, string> Limits { get; } = [];

    public Dictionary<string, string> Requests { get; } = [];
}

[YamlSerializable]
public sealed class SecurityContextV1
{
    public bool? Privileged { get; set; }

    public SeccompProfileV1? SeccompProfile { get; set; }

    public bool? ReadOnlyRootFilesystem { get; set; }

    public bool? AllowPrivilegeEscalation { get; set; }

    public long? RunAsGroup { get; set; }

    public long? RunAsUser { get; set; }

    public CapabilitiesV1? Capabilities { get; set; }

    public bool? RunAsNonRoot { get; set; }
}

[YamlSerializable]
public sealed class SeccompProfileV1
{
    public string LocalhostProfile { get; set; } = null!;

    public string Type { get; set; } = null!;
}

[YamlSerializable]
public sealed class CapabilitiesV1
{
    public List<string> Add { get; } = [];

    public List<string> Drop { get; } = [];
}
