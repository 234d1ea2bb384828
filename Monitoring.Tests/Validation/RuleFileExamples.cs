using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of rule files and their folder.</summary>
internal static class RuleFileExamples
{
    private const string Good = "groups:\n- name: a\n  rules:\n  - {alert: A, expr: up, for: 5m, labels: {a: b}}\n";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON110 error: x.yml:4: This is not YAML: While parsing a node, did not find expected node content. "
            + "Fix: Correct the syntax; indent by spaces, and quote texts that begin with a special character.",
            "groups:\n- name: a\n  rules: [\n"),
        Of("MON111 error: x.yml:2: A group has no rules. Fix: Write 'rules:' with at least one entry.", "groups:\n- name: a\n"),
        Of("MON112 error: x.yml:3: There is another group named 'a' in this file. Fix: Give each group a name of its own.",
            "groups:\n- {name: a, rules: [{record: a, expr: b}]}\n- {name: a, rules: [{record: c, expr: b}]}\n"),
        Of("MON113 error: x.yml:4: The rule has both 'alert' and 'record'. Fix: Write 'alert' for an alert, 'record' for a recording rule: one of them.",
            Rule("{alert: A, record: a, expr: up}")),
        Of("MON114 error: x.yml:4: An alert has no key 'fro'. Fix: Remove it, or use one of: alert, expr, for, keep_firing_for, labels, annotations.", Rule("{alert: A, expr: up, fro: 5m}")),
        Of("MON115 error: x.yml:4: Rule 'A' has no 'expr'. Fix: Add 'expr:' with a value.", Rule("{alert: A}")),
        Of("MON116 error: x.yml:4: 'a-b' is no name for an entry of 'labels'. Fix: Use letters, digits and '_', not a digit first.", Rule("{alert: A, expr: up, labels: {a-b: c}}")),
        Of("MON117 error: x.yml:4: 'for': '5 minutes' is not a duration. Write it as Prometheus does: 15s, 5m, 2h, 30d. Fix: Write the largest unit first: 90s, 5m, 1h30m.",
            Rule("{alert: A, expr: up, for: 5 minutes}")),
        new("MON118 error: /nowhere/rules: The folder of rules does not exist. Fix: Create it, or give WithRules the path relative to the app host's project.",
            () => Task.FromResult(new RuleFolder("/nowhere/rules").Findings()), () => InFolder(("x.yml", Good))),
        new("MON119 error: {folder}: The folder of rules holds no *.yml or *.yaml file. Fix: Add a rule file, or leave WithRules out.", () => InFolder(("x.txt", "")), () => InFolder(("x.yml", Good))),
    ];

    private static string Rule(string rule) => $"groups:\n- name: a\n  rules:\n  - {rule}\n";

    private static RuleExample Of(string finding, string violates) => RuleExample.Of(finding, text => RuleFile.Parse("x.yml", text).Findings, violates, Good);

    private static Task<IEnumerable<Finding>> InFolder((string Name, string Text) file)
    {
        using var folder = new TestFolder(file);
        return Task.FromResult<IEnumerable<Finding>>([.. new RuleFolder(folder.Path).Findings().Select(finding => finding with { Place = finding.Place.Replace(folder.Path, "{folder}", StringComparison.Ordinal) })]);
    }
}
