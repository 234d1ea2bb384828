namespace Monitoring.Hosting.Model;

/// <summary>
/// A value within arguments or files that operators may change after publishing, where the target has a place for such values: those of
/// a chart, the parameters of a template. Elsewhere it is what it is.
/// </summary>
/// <param name="Name">Names it within the component, for instance <c>retention</c>.</param>
/// <param name="Value">The value: a <see cref="Duration"/>, a <see cref="HostName"/>, or a text.</param>
/// <param name="Description">What it means, as a sentence.</param>
public sealed record Tunable(string Name, object Value, string Description)
{
    /// <summary>What stands before the value, wherever it comes from.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What stands behind the value.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>The text as the program reads it.</summary>
    public override string ToString() => Spell(Value.ToString()!);

    /// <summary>The text with something else in the place of the value.</summary>
    internal string Spell(string value) => Prefix + value + Suffix;
}
