using System.Collections;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.ObjectGraphVisitors;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>Leaves out properties whose list, map or text is empty. Entries of a map stay, whatever their value.</summary>
internal sealed class EmptyPropertySkipper(IObjectGraphVisitor<IEmitter> next) : ChainedObjectGraphVisitor(next)
{
    public override bool EnterMapping(IPropertyDescriptor key, IObjectDescriptor value, IEmitter context, ObjectSerializer serializer) => value.Value switch
    {
        null => false,
        IEnumerable items when !items.Cast<object?>().Any() => false,
        _ => base.EnterMapping(key, value, context, serializer),
    };
}
