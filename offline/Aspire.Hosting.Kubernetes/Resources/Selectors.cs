using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Resources;

[YamlSerializable]
public sealed class LabelSelectorV1
{
    public LabelSelectorV1()
    {
    }

    public LabelSelectorV1(Dictionary<string, string> matchLabels)
    {
        MatchLabels = matchLabels;
    }

    public List<LabelSelectorRequirementV1> MatchExpressions { get; set; } = [];

    public Dictionary<string, string> MatchLabels { get; set; } = [];
}

[YamlSerializable]
public sealed class LabelSelectorRequirementV1
{
    public string Operator { get; set; } = null!;

    public List<string> Values { get; } = [];

    public string Key { get; set; } = null!;
}

[YamlSerializable]
public sealed class NodeSelectorV1
{
    public List<NodeSelectorTermV1> NodeSelectorTerms { get; } = [];
}

[YamlSerializable]
public sealed class NodeSelectorTermV1
{
    public List<NodeSelectorRequirementV1> MatchExpressions { get; } = [];

    public List<NodeSelectorRequirementV1> MatchFields { get; } = [];
}

[YamlSerializable]
public sealed class NodeSelectorRequirementV1
{
    public string Operator { get; set; } = null!;

    public List<string> Values { get; } = [];

    public string Key { get; set; } = null!;
}
