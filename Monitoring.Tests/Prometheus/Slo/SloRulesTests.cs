using System.Runtime.CompilerServices;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus.Slo;

public sealed class SloRulesTests
{
    /// <summary>One objective of each kind, as a shop would have them.</summary>
    private static readonly ServiceLevelObjective[] Shop =
    [
        new("shop-availability", 99.9, ServiceLevelIndicator.Ratio("http_requests_total{job=\"shop\", code!~\"5..\"}", "http_requests_total{job=\"shop\"}")),
        new("shop-latency", 99, ServiceLevelIndicator.Latency("http_request_duration_seconds", Duration.Seconds(1), "job=\"shop\"")) { Window = Duration.Days(28) },
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

    private static IEnumerable<string> AlertsOf(RuleFile file) =>
        file.Groups.SelectMany(group => group.Rules).Where(rule => rule.IsAlert).Select(rule => rule.Name);

    private static string ExpressionsOf(ServiceLevelObjective objective) =>
        string.Join('\n', RuleFile.Parse("x.yml", SloRules.Generate([objective])).Groups.SelectMany(group => group.Rules).Select(rule => rule.Expression));

    private static string Beside([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
