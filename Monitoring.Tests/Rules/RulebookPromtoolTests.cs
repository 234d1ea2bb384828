using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Rules;

/// <summary>What promtool says of the rules.</summary>
public sealed partial class RulebookPromtoolTests
{
    private static readonly Tool Promtool = new("promtool");

    public static TheoryData<string> TestFiles => [.. Rulebook.TestFiles];

    [Fact]
    public async Task Promtool_accepts_every_rule_file() =>
        await Promtool.Accepts(["check", "rules", .. Rulebook.FilesIn(Rulebook.RulesFolder, "*.yml")]);

    [Theory]
    [MemberData(nameof(TestFiles))]
    public async Task Alerts_fire_when_they_should_and_only_then(string file) =>
        await Promtool.Accepts("test", "rules", Path.Combine(Rulebook.TestsFolder, file));

    /// <summary>Prometheus 3 leaves the sample at the far end of a range out; a window one millisecond shorter does so in 2.x.</summary>
    [Theory]
    [MemberData(nameof(TestFiles))]
    public async Task They_do_so_too_when_ranges_are_open_to_the_left(string file)
    {
        var copy = Directory.CreateTempSubdirectory("monitoring-tests-");
        try
        {
            foreach (var rules in Rulebook.WrittenFiles)
                await File.WriteAllTextAsync(Path.Combine(copy.FullName, rules.Name), OpenToTheLeft(rules.Text), TestContext.Current.CancellationToken);
            var tests = copy.CreateSubdirectory("tests").FullName;
            File.Copy(Path.Combine(Rulebook.TestsFolder, file), Path.Combine(tests, file));

            await Promtool.Accepts("test", "rules", Path.Combine(tests, file));
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Every_query_of_a_runbook_can_be_parsed()
    {
        var rules = new YamlMap { ["groups"] = new[] { new YamlMap { ["name"] = "runbooks", ["rules"] = QueriesAsRules() } } };
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, rules.ToYaml(), TestContext.Current.CancellationToken);

            await Promtool.Accepts("check", "rules", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<YamlMap> QueriesAsRules() => Rulebook.RunbookQueries.Select((query, index) => new YamlMap
    {
        ["record"] = $"{Path.GetFileNameWithoutExtension(query.Page)}:{index}",
        ["expr"] = query.Query,
    });

    private static string OpenToTheLeft(string rules) => Window().Replace(
        rules,
        window => $"[{(long)Duration.Parse(window.Groups["window"].Value).Value.TotalMilliseconds - 1}ms]");

    [GeneratedRegex(@"\[(?<window>\d\w*)\]")]
    private static partial Regex Window();
}
