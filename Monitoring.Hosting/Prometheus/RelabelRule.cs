using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// A step of relabelling: of targets before they are scraped, of samples before they are stored, of alerts before they are sent
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config).
/// </summary>
/// <param name="Action">What it does, as Prometheus names it.</param>
public sealed record RelabelRule(string Action)
{
    /// <summary>The labels whose values, joined by <c>;</c>, are matched.</summary>
    public IReadOnlyList<string> SourceLabels { get; init; } = [];

    /// <summary>The regular expression, anchored at both ends. Default: anything.</summary>
    public string? Regex { get; init; }

    /// <summary>The label that is written.</summary>
    public string? TargetLabel { get; init; }

    /// <summary>What is written; <c>$1</c> is the first group of the expression, which is also the default.</summary>
    public string? Replacement { get; init; }

    /// <summary>The divisor of <see cref="HashModulo"/>.</summary>
    public int? Modulus { get; init; }

    /// <summary>Keeps only what matches.</summary>
    public static RelabelRule Keep(string label, string regex) => Keep([label], regex);

    /// <summary>Keeps only what matches; the labels' values are joined by <c>;</c>.</summary>
    public static RelabelRule Keep(IReadOnlyList<string> labels, string regex) => new("keep") { SourceLabels = labels, Regex = regex };

    /// <summary>Drops what matches.</summary>
    public static RelabelRule Drop(string label, string regex) => Drop([label], regex);

    /// <summary>Drops what matches; the labels' values are joined by <c>;</c>.</summary>
    public static RelabelRule Drop(IReadOnlyList<string> labels, string regex) => new("drop") { SourceLabels = labels, Regex = regex };

    /// <summary>Removes the labels whose name matches.</summary>
    public static RelabelRule DropLabel(string regex) => new("labeldrop") { Regex = regex };

    /// <summary>Copies the labels whose name matches to the name's first group.</summary>
    public static RelabelRule MapLabels(string regex) => new("labelmap") { Regex = regex };

    /// <summary>Sets a label to a fixed value.</summary>
    public static RelabelRule Set(string label, string value) => new("replace") { TargetLabel = label, Replacement = value };

    /// <summary>Copies a label.</summary>
    public static RelabelRule Copy(string from, string to) => new("replace") { SourceLabels = [from], TargetLabel = to };

    /// <summary>Writes a label from the values of others that match.</summary>
    public static RelabelRule Replace(IReadOnlyList<string> from, string regex, string to, string replacement = "$1") =>
        new("replace") { SourceLabels = from, Regex = regex, TargetLabel = to, Replacement = replacement };

    /// <summary>Writes the hash of a label, modulo <paramref name="modulus"/>.</summary>
    public static RelabelRule HashModulo(string label, int modulus, string to) =>
        new("hashmod") { SourceLabels = [label], Modulus = modulus, TargetLabel = to };

    internal YamlMap ToYaml() => new()
    {
        ["source_labels"] = SourceLabels,
        ["regex"] = Regex,
        ["modulus"] = Modulus,
        ["target_label"] = TargetLabel,
        ["replacement"] = Replacement,
        ["action"] = Action,
    };
}
