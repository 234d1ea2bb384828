using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>
/// What a manifest's expressions cannot say in place becomes an entry of its own: a parameter's value in an encoded form,
/// and a text that depends on a condition.
/// </summary>
internal sealed class ManifestExpressions
{
    private readonly OrderedDictionary<string, (ParameterResource Parameter, string Format)> _encoded = [];
    private readonly OrderedDictionary<string, ReferenceExpression> _conditional = [];

    public string Express(ReferenceExpression expression)
    {
        Register(expression);
        if (expression.IsConditional)
            return expression.ValueExpression;

        var parts = expression.ManifestExpressions.Select((part, i) =>
            EncodedName(expression.ValueProviders[i], expression.StringFormats[i]) is { } encoded ? $"{{{encoded}.value}}" : part);
        return string.Format(CultureInfo.InvariantCulture, expression.Format, [.. parts]);
    }

    /// <summary>Writes the encoded forms of one parameter, behind the parameter itself.</summary>
    public void WriteEncoded(ParameterResource parameter, Utf8JsonWriter writer)
    {
        foreach (var (name, (_, format)) in _encoded.Where(entry => entry.Value.Parameter == parameter).ToList())
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", "annotated.string");
            writer.WriteString("value", parameter.ValueExpression);
            writer.WriteString("filter", format);
            writer.WriteEndObject();
            _encoded.Remove(name);
        }
    }

    /// <summary>Writes what is left: the encoded forms of parameters that stand before their first use, and the conditional texts.</summary>
    public async Task WriteRemainingAsync(Utf8JsonWriter writer, CancellationToken cancellationToken)
    {
        foreach (var parameter in _encoded.Values.Select(entry => entry.Parameter).Distinct().ToList())
            WriteEncoded(parameter, writer);

        foreach (var (name, expression) in _conditional)
        {
            writer.WriteStartObject(name);
            writer.WriteString("type", "value.v0");
            writer.WriteString("connectionString", await expression.GetValueAsync(cancellationToken).ConfigureAwait(false) ?? "");
            writer.WriteEndObject();
        }
    }

    private void Register(ReferenceExpression expression)
    {
        if (expression.IsConditional)
        {
            _conditional.TryAdd(expression.Name!, expression);
            Register(expression.WhenTrue!);
            Register(expression.WhenFalse!);
        }

        foreach (var part in expression.ValueProviders.OfType<ReferenceExpression>())
            Register(part);
    }

    private string? EncodedName(object provider, string? format)
    {
        if (string.IsNullOrEmpty(format) || ParameterOf(provider) is not { } parameter)
            return null;

        var name = $"{parameter.Name}-{format.ToLowerInvariant()}-encoded";
        _encoded.TryAdd(name, (parameter, format));
        return name;
    }

    private static ParameterResource? ParameterOf(object provider) => provider switch
    {
        ParameterResource parameter => parameter,
        ReferenceExpression { Format: "{0}", ValueProviders: [ParameterResource parameter] } => parameter,
        _ => null
    };
}
