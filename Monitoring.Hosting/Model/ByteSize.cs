using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Model;

/// <summary>A number of bytes, written as Kubernetes writes quantities: <c>512Mi</c>, <c>10Gi</c>.</summary>
[TypeConverter(typeof(ByteSizeConverter))]
public readonly partial record struct ByteSize(long Bytes) : IComparable<ByteSize>
{
    private static readonly string[] Suffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi"];

    /// <summary>Mebibytes: 1,048,576 bytes each.</summary>
    public static ByteSize MiB(long count) => new(count << 20);

    /// <summary>Gibibytes: 1,073,741,824 bytes each.</summary>
    public static ByteSize GiB(long count) => new(count << 30);

    /// <summary>Reads a size with a binary suffix (Ki, Mi, Gi, Ti, Pi) or none.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ByteSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var match = Pattern().Match(text);
        if (!match.Success)
        {
            throw new FormatException($"'{text}' is not a size. Write it as Kubernetes does: 512Mi, 10Gi.");
        }

        var exponent = Array.IndexOf(Suffixes, match.Groups[2].Value);
        return new ByteSize(checked(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (1L << (10 * exponent))));
    }

    /// <inheritdoc />
    public int CompareTo(ByteSize other) => Bytes.CompareTo(other.Bytes);

    /// <summary>Whether one size is smaller.</summary>
    public static bool operator <(ByteSize left, ByteSize right) => left.Bytes < right.Bytes;

    /// <summary>Whether one size is larger.</summary>
    public static bool operator >(ByteSize left, ByteSize right) => left.Bytes > right.Bytes;

    /// <summary>Whether one size is not larger.</summary>
    public static bool operator <=(ByteSize left, ByteSize right) => left.Bytes <= right.Bytes;

    /// <summary>Whether one size is not smaller.</summary>
    public static bool operator >=(ByteSize left, ByteSize right) => left.Bytes >= right.Bytes;

    /// <summary>As Kubernetes writes it, with the largest suffix that leaves a whole number: <c>512Mi</c>.</summary>
    public override string ToString()
    {
        var (value, exponent) = Scale();
        return value.ToString(CultureInfo.InvariantCulture) + Suffixes[exponent];
    }

    /// <summary>As Prometheus and Thanos read it, where <c>MB</c> means 1,048,576 bytes: <c>512MB</c>.</summary>
    public string ToPrometheusString()
    {
        var (value, exponent) = Scale();
        return value.ToString(CultureInfo.InvariantCulture) + Suffixes[exponent].TrimEnd('i').ToUpperInvariant() + "B";
    }

    private (long Value, int Exponent) Scale()
    {
        var (value, exponent) = (Bytes, 0);
        while (value != 0 && value % 1024 == 0 && exponent < Suffixes.Length - 1)
        {
            (value, exponent) = (value / 1024, exponent + 1);
        }

        return (value, exponent);
    }

    [GeneratedRegex(@"^(\d{1,12})(Ki|Mi|Gi|Ti|Pi|)$")]
    private static partial Regex Pattern();

    private sealed class ByteSizeConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Parse((string)value);
    }
}
