using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class ServiceAccountV1() : BaseKubernetesResource("v1", "ServiceAccount");

[YamlSerializable]
public sealed class Role() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "Role")
{
    public List<PolicyRuleV1> Rules { get; } = [];
}

[YamlSerializable]
public sealed class ClusterRole() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "ClusterRole")
{
    public List<PolicyRuleV1> Rules { get; } = [];
}

[YamlSerializable]
public sealed class RoleBinding() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "RoleBinding")
{
    public RoleRefV1 RoleRef { get; set; } = new();

    public List<SubjectV1> Subjects { get; } = [];
}

[YamlSerializable]
public sealed class ClusterRoleBinding() : BaseKubernetesResource("rbac.authorization.k8s.io/v1", "ClusterRoleBinding")
{
    public RoleRefV1 RoleRef { get; set; } = new();

    public List<SubjectV1> Subjects { get; } = [];
}

[YamlSerializable]
public sealed class PolicyRuleV1
{
    public List<string> ApiGroups { get; } = [];

    [YamlMember(Alias = "nonResourceURLs")]
    public List<string> NonResourceUrLs { get; } = [];

    public List<string> ResourceNames { get; } = [];

    public List<string> Resources { get; } = [];

    public List<string> Verbs { get; } = [];
}

[YamlSerializable]
public sealed class RoleRefV1
{
    public string Kind { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string ApiGroup { get; set; } = null!;
}

[YamlSerializable]
public sealed class SubjectV1
{
    public string Kind { get; set; } = null!;

    public string Name { get; set; } = null!;

    public string Namespace { get; set; } = null!;

    public string ApiGroup { get; set; } = null!;
}
