using Aspire.Hosting.Kubernetes.Extensions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace Aspire.Hosting.Kubernetes.Yaml;

/// <summary>
/// Text is in double quotes, save keys and the template expressions that yield a number. What a converter hands to the
/// emitter itself is not counted here, so that keys and values change roles after it.
/// </summary>
internal sealed class QuotedValues : ChainedEventEmitter
{
    private readonly Stack<Nesting> _nesting = new([new(NestingKind.Document)]);

    public QuotedValues(IEventEmitter next)
        : base(next)
    {
    }

    private enum NestingKind
    {
        Document,
        Mapping,
        Sequence,
    }

    public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
    {
        var isValue = _nesting.Peek().Next();
        if (isValue && eventInfo.Source.Type == typeof(string))
        {
            eventInfo = new(eventInfo.Source)
            {
                Style = eventInfo.Source.Value is string text && HelmExpressions.IsUnquoted(text) ? ScalarStyle.ForcePlain : ScalarStyle.DoubleQuoted,
            };
        }

        base.Emit(eventInfo, emitter);
    }

    public override void Emit(MappingStartEventInfo eventInfo, IEmitter emitter)
    {
        Enter(NestingKind.Mapping);
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(MappingEndEventInfo eventInfo, IEmitter emitter)
    {
        _nesting.Pop();
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(SequenceStartEventInfo eventInfo, IEmitter emitter)
    {
        Enter(NestingKind.Sequence);
        base.Emit(eventInfo, emitter);
    }

    public override void Emit(SequenceEndEventInfo eventInfo, IEmitter emitter)
    {
        _nesting.Pop();
        base.Emit(eventInfo, emitter);
    }

    private void Enter(NestingKind kind)
    {
        _nesting.Peek().Next();
        _nesting.Push(new(kind));
    }

    private sealed class Nesting(NestingKind kind)
    {
        private int _count;

        /// <summary>Counts one node; whether it is a value: an item of a list, or every second node of a mapping.</summary>
        public bool Next()
        {
            _count++;
            return kind == NestingKind.Sequence || (kind == NestingKind.Mapping && _count % 2 == 0);
        }
    }
}
