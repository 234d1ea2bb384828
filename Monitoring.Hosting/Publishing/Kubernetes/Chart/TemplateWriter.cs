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

        return KeyOrder.Of(root);
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
                var (text, style) = Form(scalar);
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));
                break;
            default:
                throw new InvalidOperationException($"A {node.NodeType} has no place in a template.");
        }
    }

    // Helm replaces text and knows no YAML. Alone, an expression quotes what takes its place, whatever characters that has; within a text,
    // it is a text by the quotes around both.
    private static (string Text, ScalarStyle Style) Form(YamlScalarNode scalar) => scalar switch
    {
        { Style: ScalarStyle.ForcePlain } => (scalar.Value!, ScalarStyle.ForcePlain),
        { Value: { } text } when text.Contains('\n') => (text, ScalarStyle.Literal),
        { Value: { } text } when TemplateText.IsReference(text) => (TemplateText.Quoted(text), ScalarStyle.ForcePlain),
        { Value: { } text } when text.Contains("{{", StringComparison.Ordinal) => (text, ScalarStyle.DoubleQuoted),
        { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted or ScalarStyle.Literal or ScalarStyle.Folded } => (scalar.Value!, ScalarStyle.DoubleQuoted),
        _ => (scalar.Value ?? "", ScalarStyle.Plain),
    };
}
