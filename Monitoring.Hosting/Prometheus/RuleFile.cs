using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>A file of recording and alerting rules, and what is wrong with it.</summary>
/// <param name="Name">The file's name, without a folder.</param>
/// <param name="Text">The text, as Prometheus gets it.</param>
public sealed record RuleFile(string Name, string Text)
{
    /// <summary>Its groups, as far as they can be read.</summary>
    public IReadOnlyList<RuleGroup> Groups { get; init; } = [];

    /// <summary>The options it uses that not every version knows, each with the line.</summary>
    internal IReadOnlyList<(VersionGate Feature, int Line)> Requests { get; init; } = [];

    /// <summary>What is wrong with it, each with file and line. Prometheus would reject the file, and with it the whole reload.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>Reads a rule file, as strictly as Prometheus does.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">Its text.</param>
    public static RuleFile Parse(string name, string text) => RuleFileReader.Read(name, text);
}

/// <summary>Rules that are evaluated one after the other, at the same moment.</summary>
/// <param name="Name">The group's name, unique within the file.</param>
/// <param name="Rules">The rules.</param>
public sealed record RuleGroup(string Name, IReadOnlyList<Rule> Rules)
{
    /// <summary>How often it is evaluated; null: as often as everything else.</summary>
    public Duration? Interval { get; init; }
}

/// <summary>A recording or an alerting rule.</summary>
/// <param name="Name">The metric it records, or the alert's name.</param>
/// <param name="Expression">The PromQL expression.</param>
/// <param name="Line">The line it begins at.</param>
public sealed record Rule(string Name, string Expression, int Line)
{
    /// <summary>Whether it alerts; otherwise it records.</summary>
    public bool IsAlert { get; init; }

    /// <summary>How long the expression has to hold before the alert fires; null: not at all.</summary>
    public Duration? For { get; init; }

    /// <summary>Labels that it adds.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();

    /// <summary>The alert's annotations.</summary>
    public IReadOnlyDictionary<string, string> Annotations { get; init; } = new Dictionary<string, string>();
}
