using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// An object on its way into a chart. Aspire's publisher names files after objects, so that a StatefulSet and a Service of one name
/// would overwrite each other, writes all text in double quotes, and cannot put an expression where a number belongs. This stands in
/// for the object: it has the name of its file, and writes the object itself.
/// </summary>
internal sealed class ChartObject : BaseKubernetesResource, IYamlConvertible
{
    private readonly BaseKubernetesResource _content;
    private readonly ChartValues _values;

    /// <summary>Creates the stand-in.</summary>
    /// <param name="content">The object.</param>
    /// <param name="owner">The resource whose folder the file is in.</param>
    /// <param name="values">The chart's values.</param>
    public ChartObject(BaseKubernetesResource content, string owner, ChartValues values)
        : base(content.ApiVersion ?? "", content.Kind ?? "")
    {
        (_content, _values) = (content, values);
        Metadata.Name = $"{owner}-{FileName(content, owner)}";
    }

    /// <summary>The name of an object's file without <c>.yaml</c>: its kind, and what its name has besides that of its owner.</summary>
    public static string FileName(BaseKubernetesResource content, string owner)
    {
        var name = content.Metadata.Name;
        var rest = name == owner ? "" : name.StartsWith($"{owner}-", StringComparison.Ordinal) ? name[owner.Length..] : $"-{name}";
        return $"{content.Kind}{rest}".ToLowerInvariant();
    }

    /// <inheritdoc />
    public void Write(IEmitter emitter, ObjectSerializer nestedObjectSerializer) =>
        TemplateWriter.Write(emitter, TemplateWriter.Read(_content, _values.NumbersOf(_content)));

    /// <inheritdoc />
    public void Read(IParser parser, Type expectedType, ObjectDeserializer nestedObjectDeserializer) =>
        throw new NotSupportedException("Charts are written, not read.");
}
