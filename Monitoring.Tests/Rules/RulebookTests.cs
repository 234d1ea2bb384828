using System.Text.RegularExpressions;
using Monitoring.Hosting.Prometheus.Lint;
using Xunit;

namespace Monitoring.Tests.Rules;

/// <summary>What holds for every rule, whatever it says.</summary>
public sealed partial class RulebookTests
{
    private const string RunbookFolder = "docs/runbooks/";

    /// <summary>Always fires, from the first evaluation on.</summary>
    private const string DeadMansSwitch = "Watchdog";

    private static readonly string[] Severities = ["critical", "warning", "info"];

    [Fact]
    public void The_rulebook_is_as_large_as_it_claims()
    {
        Assert.True(Rulebook.Alerts.Count >= 60, $"{Rulebook.Alerts.Count} alerts");
        Assert.True(Rulebook.Records.Count >= 40, $"{Rulebook.Records.Count} recording rules");
    }

    /// <summary>Expressions, windows, names, texts: see <see cref="RuleLint"/>.</summary>
    [Fact]
    public void The_linter_finds_nothing() => AssertNone(RuleLint.Check("rules", new RuleBook(Rulebook.Files)));

    [Fact]
    public void Every_file_can_be_read() => AssertNone(Rulebook.Files.SelectMany(file => file.Findings));

    [Fact]
    public void Every_metric_is_recorded_once() =>
        AssertNone(Rulebook.Records.GroupBy(record => record.Name).Where(same => same.Count() > 1).SelectMany(same => same));

    [Fact]
    public void Names_of_groups_are_unique() =>
        AssertNone(Rulebook.Files.SelectMany(file => file.Groups).GroupBy(group => group.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Recorded_rates_name_their_window() => AssertNone(
        from record in Rulebook.Records
        let windows = Window().Matches(record.Rule.Expression).Select(match => match.Groups["window"].Value).Distinct().ToList()
        where windows.Count == 1 && !record.Name.EndsWith(windows[0], StringComparison.Ordinal)
        select $"{record} looks back {windows[0]}");

    [Fact]
    public void Every_alert_has_a_severity_and_only_the_dead_mans_switch_has_none() => AssertNone(
        from alert in Rulebook.Alerts
        let severity = alert.Rule.Labels.GetValueOrDefault("severity")
        where alert.Name == DeadMansSwitch ? severity != "none" : !Severities.Contains(severity)
        select $"{alert}: {severity ?? "(no severity)"}");

    /// <summary>Prometheus 3 normalises le="1" to le="1.0", so that a literal bound matches one of the versions only.</summary>
    [Fact]
    public void No_rule_selects_a_bucket_by_its_bound() =>
        AssertNone(Rulebook.Rules.Where(rule => BucketSelector().IsMatch(rule.Rule.Expression)));

    [Fact]
    public void Every_alert_links_to_its_own_page() => AssertNone(
        from alert in Rulebook.Alerts
        let page = alert.Rule.Annotations.GetValueOrDefault("runbook_url")
        where page != $"{RunbookFolder}{alert.Name}.md" || !File.Exists(Path.Combine(Rulebook.Root, page))
        select $"{alert} links to {page}");

    [Fact]
    public void Every_page_has_its_four_parts() => AssertNone(
        from alert in Rulebook.Alerts
        let page = Path.Combine(Rulebook.RunbooksFolder, $"{alert.Name}.md")
        where File.Exists(page)
        let headings = File.ReadLines(page).Where(line => line.StartsWith('#'))
        let expected = new[] { $"# {alert.Name}", "## Meaning", "## Impact", "## Diagnosis", "## Mitigation" }
        where !headings.SequenceEqual(expected)
        select $"{alert.Name}.md: {string.Join(", ", headings)}");

    [Fact]
    public void The_index_lists_every_page_once()
    {
        var listed = PageLink().Matches(File.ReadAllText(Path.Combine(Rulebook.RunbooksFolder, "README.md"))).Select(match => match.Groups["page"].Value);

        Assert.Equal(Pages(), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Links_between_pages_lead_somewhere() => AssertNone(
        from page in Rulebook.FilesIn(Rulebook.RunbooksFolder, "*.md")
        from Match link in PageLink().Matches(File.ReadAllText(page))
        where !File.Exists(Path.Combine(Rulebook.RunbooksFolder, link.Groups["page"].Value))
        select $"{Path.GetFileName(page)} links to {link.Groups["page"].Value}");

    [Fact]
    public void Every_page_belongs_to_an_alert() =>
        AssertNone(Pages().Except(Rulebook.Alerts.Select(alert => $"{alert.Name}.md")));

    [Fact]
    public void Every_alert_has_a_test_that_shows_it_firing() =>
        AssertNone(Rulebook.Alerts.Where(alert => !Rulebook.Expectations.Any(expected => expected.Fires && expected.Alert == alert.Name)));

    [Fact]
    public void Every_alert_but_the_dead_mans_switch_has_a_test_that_shows_it_quiet() => AssertNone(
        from alert in Rulebook.Alerts
        where alert.Name != DeadMansSwitch
        where !Rulebook.Expectations.Any(expected => !expected.Fires && expected.Alert == alert.Name)
        select alert);

    [Fact]
    public void Every_test_is_about_an_alert_that_exists() => AssertNone(
        from expected in Rulebook.Expectations
        where Rulebook.Alerts.All(alert => alert.Name != expected.Alert)
        select $"{expected.File}: {expected.Alert}");

    private static IEnumerable<string> Pages() =>
        Rulebook.FilesIn(Rulebook.RunbooksFolder, "*.md").Select(page => Path.GetFileName(page)).Where(page => page != "README.md");

    private static void AssertNone<T>(IEnumerable<T> offenders) =>
        Assert.Equal("", string.Join('\n', offenders));

    [GeneratedRegex(@"\[(?<window>\w+)\]")]
    private static partial Regex Window();

    [GeneratedRegex(@"\ble\s*=")]
    private static partial Regex BucketSelector();

    [GeneratedRegex(@"\]\((?<page>\w+\.md)\)")]
    private static partial Regex PageLink();
}
