using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Kubernetes.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// Objects as YAML that people read: text of several lines as a literal block, quotes only where they are needed, and the values'
/// expressions in place.
/// </summary>
internal static class TemplateWriter
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new IntOrStringYamlConverter())
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    /// <summary>An object as YAML nodes, with expressions where its numbers are values of the chart.</summary>
    /// <param name="content">The object.</param>
    /// <param name="numbers">The values, by their field.</param>
    public static YamlMappingNode Read(BaseKubernetesResource content, IReadOnlyDictionary<string, ChartValue> numbers)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Serializer.Serialize(content)));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        foreach (var (field, value) in numbers)
        {
            var path = field.Split('.');
            var parent = path[..^1].Aggregate(root, (node, name) => (YamlMappingNode)node.Children[name]);
            parent.Children[path[^1]] = new YamlScalarNode(value.Reference) { Style = ScalarStyle.ForcePlain };
        }

        return root;
    }

    /// <summary>A whole document.</summary>
    public static string ToText(YamlNode node)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, EmitterSettings.Default.WithNewLine("\n").WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(emitter, node);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    /// <summary>Writes a node and all below it.</summary>
    public static void Write(IEmitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode mapping:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, value) in mapping)
                {
                    Write(emitter, key);
                    Write(emitter, value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case YamlSequenceNode sequence:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in sequence)
                {
                    Write(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            case YamlScalarNode scalar:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, scalar.Value ?? "", StyleOf(scalar), isPlainImplicit: true, isQuotedImplicit: true));
                break;
            default:
                throw new InvalidOperationException($"A {node.NodeType} has no place in a template.");
        }
    }

    // Helm replaces text and knows no YAML: whatever takes an expression's place is a text by its quotes.
    private static ScalarStyle StyleOf(YamlScalarNode scalar) => scalar switch
    {
        { Style: ScalarStyle.ForcePlain } => ScalarStyle.ForcePlain,
        { Value: { } text } when text.Contains('\n') => ScalarStyle.Literal,
        { Value: { } text } when text.Contains("{{", StringComparison.Ordinal) => ScalarStyle.DoubleQuoted,
        { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted or ScalarStyle.Literal or ScalarStyle.Folded } => ScalarStyle.DoubleQuoted,
        _ => ScalarStyle.Plain,
    };
}
