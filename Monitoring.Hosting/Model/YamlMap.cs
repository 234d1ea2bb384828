using System.Collections;
using System.Diagnostics.CodeAnalysis;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Model;

/// <summary>
/// A YAML mapping that keeps the order of its keys and leaves out what is null or empty, so that a configuration builder reads
/// like the file it makes. Values: text, numbers, booleans, maps, and sequences of these.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A mapping is YAML's own term.")]
public sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private static readonly ISerializer Serializer = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    private readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>Adds an entry, unless the value is null, an empty map or an empty sequence.</summary>
    /// <exception cref="ArgumentException">The key is there already.</exception>
    [SuppressMessage("Design", "CA1044:Properties should not be write only", Justification = "For collection initializers; reading is what the YAML is for.")]
    public object? this[string key]
    {
        set
        {
            if (_entries.Exists(entry => entry.Key == key))
            {
                throw new ArgumentException($"The key '{key}' is there already.", nameof(key));
            }

            if (value is not null and not (IEnumerable and not string) || (value is IEnumerable items and not string && items.GetEnumerator().MoveNext()))
            {
                _entries.Add(new(key, value));
            }
        }
    }

    /// <summary>Adds the entries of another map after its own.</summary>
    /// <exception cref="ArgumentException">A key is there already.</exception>
    public YamlMap Append(YamlMap other)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var (key, value) in other)
        {
            this[key] = value;
        }

        return this;
    }

    /// <summary>The YAML document, with <c>\n</c> line ends. The same map gives the same bytes, always.</summary>
    public string ToYaml() => ToYaml(tunable => tunable.ToString());

    /// <summary>The YAML document, with something else in the place of each value that may be tuned.</summary>
    /// <param name="spell">What to write for a value: a text without a meaning to YAML.</param>
    internal string ToYaml(Func<Tunable, string> spell) => Serializer.Serialize(ToSerializable(this, spell));

    /// <summary>A YAML document that is a sequence of mappings.</summary>
    /// <param name="items">The mappings.</param>
    public static string ToYaml(IEnumerable<YamlMap> items) => Serializer.Serialize(ToSerializable(items, tunable => tunable.ToString()));

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static object ToSerializable(object value, Func<Tunable, string> spell) => value switch
    {
        YamlMap map => map._entries.ToDictionary(entry => entry.Key, entry => ToSerializable(entry.Value, spell)),
        Tunable tunable => spell(tunable),
        string or bool or int or long or double or decimal => value,
        Duration or ByteSize => value.ToString()!,
        IEnumerable items => items.Cast<object>().Select(item => ToSerializable(item, spell)).ToList(),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in YAML.", nameof(value)),
    };
}
