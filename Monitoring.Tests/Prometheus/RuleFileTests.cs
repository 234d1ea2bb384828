using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class RuleFileTests
{
    private static readonly Tool Promtool = new("promtool");

    /// <summary>Each: a file, and the finding it gets.</summary>
    public static TheoryData<string, string> Broken => new()
    {
        { "", "MON111 error: x.yml:1: The file has no rules. Fix: Write 'groups:' with at least one group, or delete the file." },
        { "groups: []", "MON111 error: x.yml:1: A rule file has no groups. Fix: Write 'groups:' with at least one entry." },
        { "- a", "MON111 error: x.yml:1: A rule file is a mapping with the keys groups. Fix: Write it as 'key: value' lines." },
        { "groups:\n- name: a\n", "MON111 error: x.yml:2: A group has no rules. Fix: Write 'rules:' with at least one entry." },
        { "groups:\n- rules:\n  - {record: a, expr: b}\n", "MON115 error: x.yml:2: A group has no 'name'. Fix: Add 'name:' with a value." },
        { Group("{alert: A}"), "MON115 error: x.yml:4: Rule 'A' has no 'expr'. Fix: Add 'expr:' with a value." },
        { Group("{alert: A, expr: ''}"), "MON115 error: x.yml:4: Rule 'A' has no 'expr'. Fix: Add 'expr:' with a value." },
        { Group("{alert: A, record: a, expr: up}"), "MON113 error: x.yml:4: The rule has both 'alert' and 'record'. Fix: Write 'alert' for an alert, 'record' for a recording rule: one of them." },
        { Group("{expr: up}"), "MON113 error: x.yml:4: The rule has neither 'alert' nor 'record'. Fix: Write 'alert' for an alert, 'record' for a recording rule: one of them." },
        { Group("{alert: A, expr: up, fro: 5m}"), "MON114 error: x.yml:4: An alert has no key 'fro'. Fix: Remove it, or use one of: alert, expr, for, keep_firing_for, labels, annotations." },
        { Group("{record: a, expr: up, for: 5m}"), "MON114 error: x.yml:4: A recording rule has no key 'for'. Fix: Remove it, or use one of: record, expr, labels." },
        { Group("{record: a-b, expr: up}"), "MON116 error: x.yml:4: 'a-b' is no metric name. Fix: Use letters, digits, '_' and ':', as in job:http_requests:rate5m." },
        { Group("{alert: A, expr: up, labels: {a-b: c}}"), "MON116 error: x.yml:4: 'a-b' is no name for an entry of 'labels'. Fix: Use letters, digits and '_', not a digit first." },
        { Group("{alert: A, expr: up, for: 5 minutes}"), "MON117 error: x.yml:4: 'for': '5 minutes' is not a duration. Write it as Prometheus does: 15s, 5m, 2h, 30d. Fix: Write the largest unit first: 90s, 5m, 1h30m." },
        { "groups:\n- name: a\n  interval: often\n  rules: [{record: a, expr: b}]\n", "MON117 error: x.yml:3: 'interval': 'often' is not a duration. Write it as Prometheus does: 15s, 5m, 2h, 30d. Fix: Write the largest unit first: 90s, 5m, 1h30m." },
        { "groups:\n- {name: a, rules: [{record: a, expr: b}]}\n- {name: a, rules: [{record: c, expr: b}]}\n", "MON112 error: x.yml:3: There is another group named 'a' in this file. Fix: Give each group a name of its own." },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_rule_file_is_found_with_file_and_line(string text, string finding) =>
        Assert.Equal([finding], RuleFile.Parse("x.yml", text).Findings.Select(found => found.ToString()));

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Promtool_rejects_it_too_unless_the_file_is_only_useless(string text, string finding)
    {
        var isOnlyUseless = finding.Contains("has no rules", StringComparison.Ordinal) || finding.Contains("has no groups", StringComparison.Ordinal);

        Assert.Equal(isOnlyUseless, await IsAcceptedByPromtool(text));
    }

    [Fact]
    public void What_is_not_YAML_is_found_with_its_line()
    {
        var finding = Assert.Single(RuleFile.Parse("x.yml", "groups:\n- name: a\n  rules: [\n").Findings);

        Assert.Equal(("MON110", "x.yml:4"), (finding.Id, finding.Place));
    }

    [Fact]
    public void All_findings_come_at_once()
    {
        var file = RuleFile.Parse("x.yml", "groups:\n- name: a\n  rules:\n  - {alert: A, for: x}\n  - {expr: up}\n  - {record: b, expr: up, labels: [a]}\n");

        Assert.Equal(["MON117", "MON115", "MON113", "MON111"], file.Findings.Select(finding => finding.Id).OrderByDescending(id => id));
    }

    [Fact]
    public void A_good_rule_file_is_read_in_full()
    {
        var files = PrometheusScenario.Stack.Rules!.Load();

        Assert.Equal(["targets.yaml", "watchdog.yml"], files.Select(file => file.Name));
        Assert.Empty(PrometheusScenario.Stack.Rules.Findings());
        var group = Assert.Single(files[0].Groups);
        Assert.Equal(("targets", Duration.Seconds(30)), (group.Name, group.Interval));
        Assert.Equal([("job:up:avg", false, 5), ("TargetDown", true, 7)], group.Rules.Select(rule => (rule.Name, rule.IsAlert, rule.Line)));
        Assert.Equal(Duration.Minutes(5), group.Rules[1].For);
        Assert.Equal("critical", group.Rules[1].Labels["severity"]);
    }

    [Fact]
    public void Relative_links_to_runbooks_get_the_base_address_and_nothing_else_changes()
    {
        List<RuleFile> plain = [.. RuleFiles.Of(PrometheusScenario.Stack with { RunbookBaseUrl = null })];
        List<RuleFile> linked = [.. RuleFiles.Of(PrometheusScenario.Stack)];

        Assert.Equal(plain[0].Text, linked[0].Text);
        Assert.Equal(
            plain[1].Text.Replace("docs/runbooks/Watchdog.md", "'https://runbooks.example.com/monitoring/docs/runbooks/Watchdog.md'", StringComparison.Ordinal),
            linked[1].Text);
    }

    [Fact]
    public void A_missing_folder_is_found() =>
        Assert.Equal(
            ["MON118 error: /nowhere/rules: The folder of rules does not exist. Fix: Create it, or give WithRules the path relative to the app host's project."],
            new RuleFolder("/nowhere/rules").Findings().Select(finding => finding.ToString()));

    [Fact]
    public void An_empty_folder_is_found()
    {
        var folder = Directory.CreateTempSubdirectory();

        Assert.Equal("MON119", Assert.Single(new RuleFolder(folder.FullName).Findings()).Id);
        folder.Delete();
    }

    private static string Group(string rule) => $"groups:\n- name: a\n  rules:\n  - {rule}\n";

    private static async Task<bool> IsAcceptedByPromtool(string text)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        var (exitCode, _) = await Promtool.Run("check", "rules", file);
        File.Delete(file);
        return exitCode == 0;
    }
}
