using System.Globalization;

namespace Aspire.Hosting.Kubernetes.Resources;

/// <summary>A number or a text: text that reads as a number is one.</summary>
public sealed record Int32OrStringV1(int? Number = null, string? Text = null) : IEquatable<int>, IEquatable<string>
{
    public Int32OrStringV1(int value)
        : this(Number: value)
    {
    }

    public Int32OrStringV1(string? value)
        : this(int.TryParse(value, out var number) ? number : null, int.TryParse(value, out _) ? null : value)
    {
    }

    public string? Value => Number?.ToString(CultureInfo.InvariantCulture) ?? Text;

    public bool Equals(int other) => Number == other;

    public bool Equals(string? other) => Text == other;

    public override string? ToString() => Value;

    public static implicit operator Int32OrStringV1(int value) => new(value);

    public static implicit operator Int32OrStringV1?(string? value) => value is null ? null : new Int32OrStringV1(value);
}
