using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis;

/// <summary>A configuration file of Redis (https://redis.io/docs/latest/operate/oss_and_stack/management/config-file/), some of whose values may be tuned.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Directives">Its lines: a word, and its value.</param>
internal sealed record RedisFile(string Name, params IReadOnlyList<(string Key, object Value)> Directives) : TextFile(Name, Lines(Directives, tunable => tunable.ToString()))
{
    /// <inheritdoc />
    public override string Render(Func<Tunable, string> reference) => Lines(Directives, reference);

    /// <summary>Files with the same text are equal.</summary>
    public bool Equals(RedisFile? other) => base.Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => base.GetHashCode();

    private static string Lines(IEnumerable<(string Key, object Value)> directives, Func<Tunable, string> reference) =>
        string.Concat(directives.Select(directive => $"{directive.Key} {(directive.Value is Tunable tunable ? reference(tunable) : directive.Value)}\n"));
}
