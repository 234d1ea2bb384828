using Aspire.Hosting.Kubernetes.Resources;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>A number where there is one, else the text.</summary>
public class IntOrStringYamlConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(Int32OrStringV1);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
        throw new NotSupportedException("Charts are written, not read.");

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
    {
        if (value is not Int32OrStringV1 either)
            throw new InvalidOperationException($"Expected {nameof(Int32OrStringV1)} but got {value?.GetType()}");

        if (either.Number is { } number)
            serializer(number);
        else
            serializer(either.Value ?? "");
    }
}
