using System.Globalization;
using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>Reads amounts as Kubernetes writes them: <c>500m</c> of a core, <c>64Mi</c> bytes.</summary>
internal static class Quantity
{
    private static readonly string[] Binary = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];
    private const string Decimal = "kMGTPE";

    /// <summary>The amount in cores or bytes; 0 when there is none.</summary>
    /// <exception cref="FormatException">The text is no amount.</exception>
    public static decimal Of(JsonNode? node)
    {
        var text = node?.ToString() ?? "0";
        var unit = text.Length - text.AsSpan().TrimEnd("KMGTPEkimun").Length;
        var number = decimal.Parse(text.AsSpan(0, text.Length - unit), NumberStyles.Float, CultureInfo.InvariantCulture);
        return number * Factor(text[^unit..]);
    }

    private static decimal Factor(string unit) => unit switch
    {
        "" => 1,
        "m" => 0.001m,
        "u" => 0.000_001m,
        "n" => 0.000_000_001m,
        _ when Array.IndexOf(Binary, unit) is >= 0 and var power => Power(1024, power + 1),
        _ when unit.Length == 1 && Decimal.IndexOf(unit[0], StringComparison.Ordinal) is >= 0 and var power => Power(1000, power + 1),
        _ => throw new FormatException($"{unit} is no unit."),
    };

    private static decimal Power(decimal number, int power) => power == 0 ? 1 : number * Power(number, power - 1);
}
