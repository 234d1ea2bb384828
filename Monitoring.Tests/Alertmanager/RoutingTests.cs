using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

/// <summary>The routing tree of a company with two teams, as <c>amtool config routes test</c> reads it.</summary>
public sealed class RoutingTests
{
    private static readonly Tool Amtool = new("amtool");

    /// <summary>Watchdog listens by default; people are paged for what is critical, at night too.</summary>
    private static AlertmanagerSpec Company { get; } = AlertmanagerScenario.Stack with
    {
        Receivers =
        [
            .. AlertmanagerScenario.Stack.Receivers,
            new("pagerduty", new PagerDutyIntegration(new("pagerduty-key"))),
            new("shop", new SlackIntegration(new("slack-url"), "#shop") { Title = """{{ template "monitoring.title" . }}""" }),
            new("databases",
                new EmailIntegration("dba@example.com", "alerts@example.com", new("smtp.example.com", 587)) { Account = new("alerts", new("smtp-password")) },
                new WebhookIntegration(new UrlAddress(new("https://tickets.example.com/hook"))) { SendsResolved = false }),
        ],
        Routes =
        [
            new()
            {
                Receiver = "pagerduty",
                Matchers = [LabelMatcher.Is("severity", "critical")],
                GroupWait = Duration.Seconds(10),
                RepeatInterval = Duration.Hours(1),
                Continue = true,
            },
            new()
            {
                Receiver = "shop",
                Matchers = [LabelMatcher.Is("team", "shop")],
                Routes = [new() { Receiver = "databases", Matchers = [LabelMatcher.IsAnyOf("alertname", "PostgresDown", "RedisDown")] }],
            },
            new() { Receiver = "databases", Matchers = [LabelMatcher.Is("namespace", "databases")], ActiveTimes = ["office-hours"] },
        ],
        TimeIntervals = [TimeInterval.OfficeHours(location: "Europe/Berlin")],
        TemplatesFolder = AlertmanagerScenario.Beside("Templates"),
        InhibitRules = [InhibitRule.CriticalOverWarning, InhibitRule.NodeDown("NodeDown")],
    };

    [Theory]
    [InlineData("watchdog", "alertname=Anything", "severity=warning")]
    [InlineData("watchdog", "alertname=Watchdog", "severity=critical", "team=shop")]
    [InlineData("shop", "alertname=SlowCheckout", "severity=warning", "team=shop")]
    [InlineData("pagerduty,shop", "alertname=CheckoutDown", "severity=critical", "team=shop")]
    [InlineData("pagerduty", "alertname=TargetDown", "severity=critical")]
    [InlineData("databases", "alertname=PostgresDown", "severity=warning", "team=shop")]
    [InlineData("databases", "alertname=SlowQueries", "severity=warning", "namespace=databases")]
    [InlineData("pagerduty,databases", "alertname=DiskFull", "severity=critical", "namespace=databases")]
    public async Task An_alert_reaches_its_receivers(string receivers, params string[] labels)
    {
        var root = ContainerFiles.Materialize(Container);

        var output = await Amtool.Accepts(["config", "routes", "test", $"--config.file={root.FullName}/config/alertmanager.yml", $"--verify.receivers={receivers}", .. labels]);

        Assert.StartsWith(receivers, output);
        root.Delete(recursive: true);
    }

    [Fact]
    public async Task The_company_is_configured_as_approved_and_amtool_accepts_it()
    {
        Golden.Verify("routing", ContainerFiles.Of(Container));

        var root = ContainerFiles.Materialize(Container);
        Assert.Contains("Found:\n - global config\n - route\n - 2 inhibit rules\n - 4 receivers\n - 1 templates\n",
            await Amtool.Accepts("check-config", $"{root.FullName}/config/alertmanager.yml"));
        root.Delete(recursive: true);
    }

    [Fact]
    public void Every_secret_is_a_file_and_templates_may_change_while_it_runs()
    {
        Assert.Equal(
            ["watchdog-token", "pagerduty-key", "slack-url", "smtp-password"],
            Container.Config.Single(folder => folder.Name == "secrets").Files.Cast<SecretFile>().Select(file => file.Secret.Name));
        Assert.True(Container.Config.Single(folder => folder.Name == "templates").IsLive);
    }

    [Theory]
    [InlineData("a\"b\\c", """label="a\"b\\c" """)]
    [InlineData("", "label=\"\" ")]
    public void A_matcher_is_written_so_that_its_value_is_taken_literally(string value, string text) =>
        Assert.Equal(text.TrimEnd(), LabelMatcher.Is("label", value).ToString());

    [Fact]
    public void MON125_and_MON126_times_and_templates_exist() =>
        Assert.Equal(
            [
                "MON125 error: alertmanager: A route refers to the time 'office-hours', which does not exist. Fix: Add it with WithTimeInterval, or name one of those there are.",
                "MON126 error: alertmanager: The folder of templates '/nowhere' does not exist. Fix: Create it, or give WithTemplates the path relative to the app host's project.",
            ],
            AlertmanagerRules.Check("alertmanager", Company with { TimeIntervals = [], TemplatesFolder = "/nowhere" }).Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString()));

    private static ContainerSpec Container => AlertmanagerScenario.Describe(Company, TestAddressing.Local).Containers[0];
}
