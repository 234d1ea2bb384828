using System.Text.RegularExpressions;
using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Prometheus.Lint;
using Monitoring.Hosting.Redis;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;
using Monitoring.Hosting.Watchdog;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Validation;

/// <summary>Every rule has a number, a class or a reader that checks it, a line in the documentation, and a pair of examples.</summary>
public sealed partial class RuleExampleTests
{
    private static readonly IReadOnlyList<RuleExample> Examples =
    [
        .. OptionExamples.All,
        .. MachineExamples.All,
        .. ModelExamples.All,
        .. SecurityExamples.All,
        .. PrometheusExamples.All,
        .. RuleFileExamples.All,
        .. LintExamples.All,
        .. AlertmanagerExamples.All,
        .. ThanosExamples.All,
        .. GrafanaExamples.All,
        .. WatchdogExamples.All,
        .. StoreExamples.All,
        .. PublishingExamples.All,
    ];

    private static readonly IReadOnlyList<ValidationRule> Rules =
    [
        .. ModelRules.All,
        .. PrometheusRules.All,
        .. RuleLint.All,
        .. AlertmanagerRules.All,
        .. ThanosRules.OfAll,
        .. ThanosRules.OfQuery,
        .. ThanosRules.OfQueryFrontend,
        .. ThanosRules.OfStore,
        .. ThanosRules.OfCompactor,
        .. GrafanaRules.All,
        .. WatchdogRules.All,
        .. PostgresRules.OfOptions,
        .. PostgresRules.All,
        .. RedisRules.All,
        new TargetsServeMetrics(),
        new ExporterCanBeGuarded(ExporterGates.NodeWebConfiguration),
        new ExporterCanAskForPassword(ExporterGates.RedisBasicAuth),
    ];

    public static TheoryData<string> Findings => [.. Examples.Select(example => example.Finding)];

    [Theory]
    [MemberData(nameof(Findings))]
    public async Task What_does_not_hold_is_found_and_what_does_is_not(string finding)
    {
        var example = Examples.Single(example => example.Finding == finding);

        Assert.Equal([finding], (await example.Violates()).Select(found => found.ToString()));
        Assert.Empty((await example.Holds()).Select(found => found.ToString()));
    }

    [Fact]
    public void Every_number_in_the_code_is_documented() => Assert.Equal(InTheCode(), Documented().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_number_in_the_code_has_an_example() => Assert.Equal(InTheCode(), Examples.Select(example => example.Id).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_rule_is_checked() => Assert.Equal(
        typeof(ValidationRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ValidationRule)) && !type.IsAbstract).Select(Name).Order(StringComparer.Ordinal),
        Rules.Select(rule => Name(rule.GetType())).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_number_is_used_twice() => Assert.Equal(Rules.Count, Rules.Select(rule => rule.Id).Distinct().Count());

    private static string Name(Type type) => type.Namespace + "." + type.Name;

    private static IEnumerable<string> InTheCode() => Directory.EnumerateFiles(Path.Combine(Rulebook.Root, "Monitoring.Hosting"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .SelectMany(file => Quoted().Matches(File.ReadAllText(file)).Select(match => match.Groups["id"].Value))
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Documented() =>
        Row().Matches(File.ReadAllText(Path.Combine(Rulebook.Root, "docs", "validation.md"))).Select(match => match.Groups["id"].Value);

    [GeneratedRegex("\"(?<id>MON\\d{3})\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\| (?<id>MON\d{3}) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
