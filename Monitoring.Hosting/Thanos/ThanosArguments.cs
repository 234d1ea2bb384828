using System.Collections;
using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Thanos;

/// <summary>
/// The arguments of a Thanos process: its command, then flags in the order they were given. Null and false leave a flag out;
/// a sequence repeats it. Durations are written as Go does, which every flag understands.
/// </summary>
/// <param name="command">The command, for instance <c>query</c> or <c>tools</c>, <c>bucket</c>, <c>web</c>.</param>
internal sealed class ThanosArguments(params IEnumerable<string> command) : IEnumerable<string>
{
    private readonly List<string> _arguments = [.. command];
    private readonly Dictionary<string, Tunable> _tunables = [];

    /// <summary>The flags whose values may be tuned.</summary>
    public IReadOnlyDictionary<string, Tunable> Tunables => _tunables;

    /// <summary>Adds a flag, named without its dashes.</summary>
    public object? this[string flag]
    {
        set => _arguments.AddRange(value switch
        {
            null or false => [],
            true => [$"--{flag}"],
            string text => [$"--{flag}={text}"],
            IEnumerable<string> texts => texts.Select(text => $"--{flag}={text}"),
            int number => [string.Create(CultureInfo.InvariantCulture, $"--{flag}={number}")],
            Tunable tunable => [$"--{flag}={Tune($"--{flag}", tunable)}"],
            Duration duration => [$"--{flag}={duration.ToGoString()}"],
            ByteSize size => [$"--{flag}={size.ToPrometheusString()}"],
            _ => throw new ArgumentException($"A {value.GetType().Name} is no value of a flag.", nameof(value)),
        });
    }

    /// <inheritdoc />
    public IEnumerator<string> GetEnumerator() => _arguments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Tunable Tune(string flag, Tunable tunable) => _tunables[flag] = tunable;
}
