using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Model;

/// <summary>A DNS name that people type into a browser, such as <c>grafana.example.com</c>.</summary>
[TypeConverter(typeof(HostNameConverter))]
public readonly partial record struct HostName
{
    // RFC 1035.
    private const int MaximumLength = 253;

    private HostName(string name) => Name = name;

    /// <summary>The name, in lower case.</summary>
    public string Name { get; }

    /// <summary>The address of what answers there. People are never asked for passwords without TLS.</summary>
    public Uri Url => new($"https://{Name}/");

    /// <summary>Reads a name: labels of letters, digits and hyphens, with dots between them.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static HostName Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaximumLength && Pattern().IsMatch(text)
            ? new HostName(text.ToLowerInvariant())
            : throw new FormatException($"'{text}' is no DNS name. Write it without scheme and path: grafana.example.com.");
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    [GeneratedRegex(@"^([a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$")]
    private static partial Regex Pattern();

    private sealed class HostNameConverter : TypeConverter
    {
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string);

        public override object ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) => Parse((string)value);
    }
}
