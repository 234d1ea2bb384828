using System.Collections;
using System.Globalization;
using System.Text;

namespace Monitoring.Hosting.Grafana;

/// <summary>An INI file that keeps the order of its sections and leaves out what is null or empty.</summary>
internal sealed class IniFile : IEnumerable<IniSection>
{
    private readonly List<IniSection> _sections = [];

    /// <summary>Adds a section, unless it is null or empty.</summary>
    public void Add(IniSection? section)
    {
        if (section is not null && section.Any())
        {
            _sections.Add(section);
        }
    }

    /// <inheritdoc />
    public override string ToString() => string.Join('\n', _sections);

    /// <inheritdoc />
    public IEnumerator<IniSection> GetEnumerator() => _sections.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A section of an INI file.</summary>
/// <param name="name">Its name.</param>
internal sealed class IniSection(string name) : IEnumerable<KeyValuePair<string, string>>
{
    private static readonly char[] CommentMarks = ['#', ';'];
    private readonly List<KeyValuePair<string, string>> _entries = [];

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Adds an entry, unless the value is null.</summary>
    public object? this[string key]
    {
        set
        {
            if (value is not null)
            {
                _entries.Add(new(key, Text(value)));
            }
        }
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var text = new StringBuilder($"[{name}]\n");
        foreach (var (key, value) in _entries)
        {
            text.Append(key).Append(" = ").Append(value).Append('\n');
        }

        return text.ToString();
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Text(object value)
    {
        var text = value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return text.AsSpan().ContainsAny(CommentMarks) ? $"\"\"\"{text}\"\"\"" : text;
    }
}
