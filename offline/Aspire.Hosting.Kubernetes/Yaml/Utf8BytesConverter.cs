using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>Bytes are UTF-8 text.</summary>
internal sealed class Utf8BytesConverter : IYamlTypeConverter
{
    public bool Accepts(Type type) => type == typeof(byte[]);

    public object? ReadYaml(IParser parser, Type type, ObjectDeserializer rootDeserializer) =>
        throw new NotSupportedException("Charts are written, not read.");

    public void WriteYaml(IEmitter emitter, object? value, Type type, ObjectSerializer serializer)
    {
        if (value is byte[] bytes)
            emitter.Emit(new Scalar(Encoding.UTF8.GetString(bytes)));
    }
}
