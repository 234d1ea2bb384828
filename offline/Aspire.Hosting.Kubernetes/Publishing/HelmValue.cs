using System.Globalization;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Extensions;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>A value of the chart: the expression that refers to it, and what stands for it in <c>values.yaml</c>.</summary>
/// <param name="Expression">The expression; null for a value that stands in the template itself.</param>
/// <param name="Value">The value; null when a parameter has it.</param>
internal sealed record HelmValue(string? Expression, object? Value)
{
    /// <summary>Where the value comes from.</summary>
    public ParameterResource? Parameter { get; init; }

    /// <summary>Its name in <c>values.yaml</c>; null for that of whatever is given the value.</summary>
    public string? Key { get; init; }

    public string? Text => Value is null ? null : Convert.ToString(Value, CultureInfo.InvariantCulture);

    public bool IsSecret => Expression is not null && HelmExpressions.RefersToSecrets(Expression);

    /// <summary>Whether the value is put together from other values.</summary>
    public bool IsComposite => Text is { } text && HelmExpressions.RefersToValues(text);

    /// <summary>What stands in a template: of a number, an expression that yields one.</summary>
    public string ToScalar() => (Expression, Value) switch
    {
        (null, _) => Text ?? "",
        (_, int) => HelmExpressions.AsInteger(Expression) ?? ToString(),
        _ => Expression,
    };

    /// <summary>What stands in a ConfigMap or Secret.</summary>
    public string ToData() => HelmExpressions.AsText((IsComposite ? Text : Expression) ?? "");

    public override string ToString() => Text ?? Expression ?? "";
}
