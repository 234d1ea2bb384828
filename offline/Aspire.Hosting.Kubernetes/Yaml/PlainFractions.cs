using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>Fractions have a point and no exponent.</summary>
internal sealed class PlainFractions(IEventEmitter next) : ChainedEventEmitter(next)
{
    private const string Format = "0.0######################";

    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        var text = eventInfo.Source.Value switch
        {
            double number => number.ToString(Format, CultureInfo.InvariantCulture),
            float number => number.ToString(Format, CultureInfo.InvariantCulture),
            _ => null,
        };

        if (text is null)
            base.Emit(eventInfo, emitter);
        else
            emitter.Emit(new Scalar(text));
    }
}
