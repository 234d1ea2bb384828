using System.Runtime.CompilerServices;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus.Slo;

public sealed class SloRulesTests
{
    private static readonly Tool Promtool = new("promtool");

    /// <summary>One objective of each kind, as a shop would have them.</summary>
    private static readonly ServiceLevelObjective[] Shop =
    [
        new("shop-availability", 99.9m, ServiceLevelIndicator.Ratio("http_requests_total{job=\"shop\", code!~\"5..\"}", "http_requests_total{job=\"shop\"}")),
        new("shop-latency", 99m, ServiceLevelIndicator.Latency("http_request_duration_seconds", Duration.Seconds(1), "job=\"shop\""), Duration.Days(28)),
    ];

    [Fact]
    public void The_rules_of_a_shop_are_as_reviewed() =>
        Assert.Equal(File.ReadAllText(Path.Combine(Beside(), "shop-slo.yml")), SloRules.Generate(Shop));

    [Fact]
    public void The_rules_are_good_Prometheus_rules()
    {
        var file = RuleFile.Parse(SloRules.FileName, SloRules.Generate(Shop));

        Assert.Empty(file.Findings);
        Assert.Equal(["SloBurnRateCritical", "SloBurnRateHigh", "SloBurnRateElevated", "SloBurnRateSlow", "SloErrorBudgetExhausted"], AlertsOf(file));
    }

    [Fact]
    public void More_objectives_do_not_mean_more_alerts() =>
        Assert.Equal(AlertsOf(RuleFile.Parse("one.yml", SloRules.Generate([Shop[0]]))), AlertsOf(RuleFile.Parse("two.yml", SloRules.Generate(Shop))));

    [Fact]
    public async Task Budgets_burn_and_alerts_fire_as_the_workbook_says()
    {
        var folder = Directory.CreateTempSubdirectory("monitoring-tests-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, SloRules.FileName), SloRules.Generate(Shop), TestContext.Current.CancellationToken);
            var test = Path.Combine(folder.FullName, "slo_test.yml");
            File.Copy(Path.Combine(Beside(), "slo_test.yml"), test);

            await Promtool.Accepts("test", "rules", test);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData(200, "le=\"0.2\"")]
    [InlineData(1000, "le=~\"1|1\\\\.0\"")]
    [InlineData(2500, "le=\"2.5\"")]
    public void A_whole_bound_is_selected_as_either_version_writes_it(int milliseconds, string matcher)
    {
        var threshold = new Duration(TimeSpan.FromMilliseconds(milliseconds));
        var objective = new ServiceLevelObjective("a", 99, ServiceLevelIndicator.Latency("d", threshold));

        Assert.Contains($"d_bucket{{{matcher}}}", ExpressionsOf(objective));
    }

    [Theory]
    [InlineData("Api", 99.0, 30, "'Api' is no name for an objective. Use lower-case words with hyphens: api-availability.")]
    [InlineData("api", 100.0, 30, "The objective of api is 100 %. Choose more than 0 and less than 100: without an error budget there is nothing to burn.")]
    [InlineData("api", 0.0, 30, "The objective of api is 0 %. Choose more than 0 and less than 100: without an error budget there is nothing to burn.")]
    [InlineData("api", 99.0, 3, "The window of api is 3d. Choose whole days, at least 7d.")]
    public void What_promises_nothing_is_refused(string name, double objective, int days, string message)
    {
        var error = Assert.Throws<ArgumentException>(
            () => new ServiceLevelObjective(name, (decimal)objective, ServiceLevelIndicator.Ratio("good", "all"), Duration.Days(days)));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_objectives_of_one_name_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => SloRules.Generate([Shop[0], Shop[0]]));

        Assert.StartsWith("2 objectives are named 'shop-availability'. Give each a name of its own.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> AlertsOf(RuleFile file) =>
        file.Groups.SelectMany(group => group.Rules).Where(rule => rule.IsAlert).Select(rule => rule.Name);

    private static string ExpressionsOf(ServiceLevelObjective objective) =>
        string.Join('\n', RuleFile.Parse("x.yml", SloRules.Generate([objective])).Groups.SelectMany(group => group.Rules).Select(rule => rule.Expression));

    private static string Beside([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
