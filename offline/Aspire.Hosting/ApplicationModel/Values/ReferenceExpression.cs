using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A text with holes: each hole is a value for the running application and an expression for a manifest.</summary>
[DebuggerDisplay("{ValueExpression,nq}")]
public partial class ReferenceExpression : IExpressionValue, IValueWithReferences
{
    public static readonly ReferenceExpression Empty = new(string.Empty, []);

    private readonly string _expression;

    private ReferenceExpression(string format, IReadOnlyList<Hole> holes)
    {
        Format = format;
        ValueProviders = [.. holes.Select(h => h.Value)];
        ManifestExpressions = [.. holes.Select(h => h.Expression)];
        StringFormats = [.. holes.Select(h => h.Format)];
        _expression = string.Format(CultureInfo.InvariantCulture, format, [.. ManifestExpressions]);
    }

    private ReferenceExpression(IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentException.ThrowIfNullOrEmpty(matchValue);
        ArgumentNullException.ThrowIfNull(whenTrue);
        ArgumentNullException.ThrowIfNull(whenFalse);
        (Condition, MatchValue, WhenTrue, WhenFalse) = (condition, matchValue, whenTrue, whenFalse);
        Format = string.Empty;
        ValueProviders = [.. whenTrue.ValueProviders, .. whenFalse.ValueProviders];
        ManifestExpressions = [];
        StringFormats = [];
        Name = ConditionalName(condition, matchValue, whenTrue, whenFalse);
        _expression = $"{{{Name}.connectionString}}";
    }

    public string Format { get; }

    public IReadOnlyList<IValueProvider> ValueProviders { get; }

    public IReadOnlyList<string> ManifestExpressions { get; }

    public IReadOnlyList<string?> StringFormats { get; }

    public string ValueExpression => _expression;

    public IValueProvider? Condition { get; }

    public string? MatchValue { get; }

    public ReferenceExpression? WhenTrue { get; }

    public ReferenceExpression? WhenFalse { get; }

    public bool IsConditional => Condition is not null;

    /// <summary>The name of a conditional expression in a manifest.</summary>
    internal string? Name { get; }

    IEnumerable<object> IValueWithReferences.References
    {
        get
        {
            if (!IsConditional)
                return ValueProviders;

            var ofCondition = Condition is IValueWithReferences condition ? condition.References : [];
            return [Condition!, .. ofCondition, .. ((IValueWithReferences)WhenTrue!).References, .. ((IValueWithReferences)WhenFalse!).References];
        }
    }

    public static ReferenceExpression Create(in ExpressionInterpolatedStringHandler handler) => handler.ToExpression();

    public static ReferenceExpression CreateConditional(
        IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse) =>
        new(condition, matchValue, whenTrue, whenFalse);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) => GetValueAsync(new(), cancellationToken);

    public async ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (IsConditional)
        {
            var actual = await Condition!.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            var branch = string.Equals(actual, MatchValue, StringComparison.OrdinalIgnoreCase) ? WhenTrue! : WhenFalse!;
            return await branch.GetValueAsync(context, cancellationToken).ConfigureAwait(false);
        }

        if (Format.Length == 0)
            return null;

        var values = new object?[ValueProviders.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var value = await ValueProviders[i].GetValueAsync(context, cancellationToken).ConfigureAwait(false);
            values[i] = value is not null && StringFormats[i] is { } format ? FormatValue(value, format) : value;
        }

        return string.Format(CultureInfo.InvariantCulture, Format, values);
    }

    internal static ReferenceExpression Create(string format, IReadOnlyList<Hole> holes) => new(format, holes);

    internal static string FormatValue(string value, string format) =>
        string.Equals(format, "uri", StringComparison.OrdinalIgnoreCase)
            ? Uri.EscapeDataString(value)
            : throw new NotSupportedException($"The format '{format}' is not supported. Supported formats are 'uri' (encodes a URI)");

    private static string ConditionalName(
        IValueProvider condition, string matchValue, ReferenceExpression whenTrue, ReferenceExpression whenFalse)
    {
        var expression = (condition as IManifestExpressionProvider)?.ValueExpression;
        var content = (expression ?? condition.GetType().Name) + whenTrue.ValueExpression + whenFalse.ValueExpression + matchValue;
        var words = string.Concat((expression ?? "").Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 0 ? "expr" : string.Join('-', words);
        return $"cond-{name}-{XxHash32.Of(Encoding.UTF8.GetBytes(content)):x8}";
    }

    internal readonly record struct Hole(IValueProvider Value, string Expression, string? Format);
}
