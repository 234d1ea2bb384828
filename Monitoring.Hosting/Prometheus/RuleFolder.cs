using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>A folder of rule files beside the app host. Read whenever it is asked for: its files may change while the stack runs.</summary>
/// <param name="Path">The absolute path. Folders below it are not read: tests of the rules can lie there.</param>
public sealed record RuleFolder(string Path)
{
    /// <summary>The file names that count as rules, in the order of <c>rule_files</c>.</summary>
    internal static readonly string[] Patterns = ["*.yml", "*.yaml"];

    /// <summary>Reads the rule files, in the order of their names. A missing folder has none.</summary>
    public IReadOnlyList<RuleFile> Load() => !Directory.Exists(Path) ? [] :
    [
        .. Patterns
            .SelectMany(pattern => Directory.EnumerateFiles(Path, pattern))
            .Order(StringComparer.Ordinal)
            .Select(file => RuleFile.Parse(System.IO.Path.GetFileName(file), File.ReadAllText(file))),
    ];

    /// <summary>What is wrong with the folder and its files.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (!Directory.Exists(Path))
        {
            return [Finding.Error("MON118", Path, "The folder of rules does not exist.", "Create it, or give WithRules the path relative to the app host's project.")];
        }

        var files = Load();
        return files.Count == 0
            ? [Finding.Error("MON119", Path, "The folder of rules holds no *.yml or *.yaml file.", "Add a rule file, or leave WithRules out.")]
            : files.SelectMany(file => file.Findings).Select(finding => finding with { Place = System.IO.Path.Combine(Path, finding.Place) });
    }
}
