using System.Text.RegularExpressions;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;
using YamlDotNet.Serialization.NamingConventions;

namespace Monitoring.Tests.Publishing.Kubernetes;

/// <summary>Objects as a cluster gets them when nobody changes a value of the chart.</summary>
internal sealed partial class ManifestText(ChartValues values)
{
    private readonly Lazy<Dictionary<string, string>> _defaults = new(() => values.All.ToDictionary(value => value.Path, value => value.Default));

    /// <summary>The object as YAML.</summary>
    public string Of(BaseKubernetesResource resource) => new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new NumberOrText())
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithEventEmitter(next => new Render(next, ToDefault))
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .Build()
        .Serialize(resource);

    private string ToDefault(string text) => Reference()
        .Replace(text, match => match.Groups[1].Value.StartsWith("secrets.", StringComparison.Ordinal) ? "" : Default(match.Groups[1].Value))
        .Replace(TemplateText.OpeningBraces, "{{", StringComparison.Ordinal);

    private string Default(string path) => _defaults.Value.GetValueOrDefault(path) ?? values.ProjectImages[path];

    [GeneratedRegex(@"\{\{ \.Values\.([A-Za-z0-9_.]+) \}\}")]
    private static partial Regex Reference();

    private sealed class Render(IEventEmitter next, Func<string, string> render) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is not string template)
            {
                base.Emit(eventInfo, emitter);
                return;
            }

            var text = render(template);
            base.Emit(
                new ScalarEventInfo(new ObjectDescriptor(text, typeof(string), typeof(string)))
                {
                    Style = text.Contains('\n', StringComparison.Ordinal) ? ScalarStyle.Literal : ScalarStyle.Any,
                },
                emitter);
        }
    }

    private sealed class NumberOrText : IYamlTypeConverter
    {
        public bool Accepts(Type type) => type == typeof(Int32OrStringV1);

        public object ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) => throw new NotSupportedException();

        public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
        {
            var number = (Int32OrStringV1)value!;
            serializer(number.Number is { } whole ? whole : number.Value);
        }
    }
}
