using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Monitoring.Hosting.Prometheus;
using YamlDotNet.Serialization;

namespace Monitoring.Tests.Rules;

/// <summary>What the stack ships for people on call: rules, their unit tests, and a page for each alert.</summary>
internal static partial class Rulebook
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Beside(), "..", ".."));

    public static string RulesFolder { get; } = Path.Combine(Root, "Monitoring.AppHost", "rules");

    public static string TestsFolder { get; } = Path.Combine(RulesFolder, "tests");

    /// <summary>The unit tests of the generated rules, which run beside their generator.</summary>
    public static string GeneratedFileTests { get; } = Path.Combine(Root, "Monitoring.Tests", "Prometheus", "Slo", "slo_test.yml");

    public static string RunbooksFolder { get; } = Path.Combine(Root, "docs", "runbooks");

    /// <summary>The files of the folder.</summary>
    public static IReadOnlyList<RuleFile> WrittenFiles { get; } =
        [.. FilesIn(RulesFolder, "*.yml").Select(file => RuleFile.Parse(Path.GetFileName(file), File.ReadAllText(file)))];

    /// <summary>What objectives become: the same rules for each, so that one stands for all.</summary>
    public static RuleFile GeneratedFile { get; } =
        RuleFile.Parse(SloRules.FileName, SloRules.Generate([new("any", 99.9, ServiceLevelIndicator.Ratio("good_total", "all_total"))]));

    public static IReadOnlyList<RuleFile> Files { get; } = [.. WrittenFiles, GeneratedFile];

    public static IReadOnlyList<ShippedRule> Rules { get; } =
        [.. from file in Files from @group in file.Groups from rule in @group.Rules select new ShippedRule(file.Name, rule)];

    public static IReadOnlyList<ShippedRule> Alerts { get; } = [.. Rules.Where(rule => rule.Rule.IsAlert)];

    public static IReadOnlyList<ShippedRule> Records { get; } = [.. Rules.Where(rule => !rule.Rule.IsAlert)];

    /// <summary>The names of the unit test files, without their folder.</summary>
    public static IReadOnlyList<string> TestFiles { get; } = [.. FilesIn(TestsFolder, "*_test.yml").Select(file => Path.GetFileName(file))];

    public static IReadOnlyList<AlertExpectation> Expectations { get; } =
    [
        .. from file in TestFiles.Select(name => Path.Combine(TestsFolder, name)).Append(GeneratedFileTests)
           from test in ReadTests(file).Tests
           from expectation in test.AlertRuleTests
           select new AlertExpectation(Path.GetFileName(file), expectation.AlertName, expectation.ExpectedAlerts.Count > 0),
    ];

    /// <summary>The queries that the pages tell people to run, each with the page's name.</summary>
    public static IReadOnlyList<(string Page, string Query)> RunbookQueries { get; } =
    [
        .. from page in FilesIn(RunbooksFolder, "*.md")
           from Match block in QueryBlock().Matches(File.ReadAllText(page))
           from query in block.Groups["queries"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
           select (Path.GetFileName(page), query),
    ];

    public static IEnumerable<string> FilesIn(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal);

    private static TestFile ReadTests(string path) => new DeserializerBuilder()
        .IgnoreUnmatchedProperties()
        .Build()
        .Deserialize<TestFile>(File.ReadAllText(path));

    private static string Beside([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;

    [GeneratedRegex(@"^```promql\n(?<queries>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex QueryBlock();

    private sealed class TestFile
    {
        [YamlMember(Alias = "tests")]
        public List<TestGroup> Tests { get; set; } = [];
    }

    private sealed class TestGroup
    {
        [YamlMember(Alias = "alert_rule_test")]
        public List<AlertRuleTest> AlertRuleTests { get; set; } = [];
    }

    private sealed class AlertRuleTest
    {
        [YamlMember(Alias = "alertname")]
        public string AlertName { get; set; } = "";

        [YamlMember(Alias = "exp_alerts")]
        public List<object> ExpectedAlerts { get; set; } = [];
    }
}

/// <summary>A rule and the file it stands in.</summary>
internal sealed record ShippedRule(string File, Rule Rule)
{
    public string Name => Rule.Name;

    public override string ToString() => $"{File}:{Rule.Line} {Rule.Name}";
}

/// <summary>What a unit test expects of an alert at some moment.</summary>
internal sealed record AlertExpectation(string File, string Alert, bool Fires);
