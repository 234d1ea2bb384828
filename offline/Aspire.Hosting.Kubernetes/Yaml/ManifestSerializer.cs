using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>Writes Kubernetes objects, Chart.yaml and values.yaml, all in one style.</summary>
internal static class ManifestSerializer
{
    /// <summary>A new one for each chart: the quoting keeps track of where in a document it is.</summary>
    public static ISerializer Create() => new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .WithTypeConverter(new Utf8BytesConverter())
        .WithTypeConverter(new IntOrStringYamlConverter())
        .WithEventEmitter(next => new QuotedValues(next))
        .WithEventEmitter(next => new PlainFractions(next))
        .WithEmissionPhaseObjectGraphVisitor(visitors => new EmptyPropertySkipper(visitors.InnerVisitor))
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull)
        .WithNewLine("\n")
        .WithIndentedSequences()
        .Build();
}
