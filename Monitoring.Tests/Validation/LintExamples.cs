using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Prometheus.Lint;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of rules.</summary>
internal static class LintExamples
{
    private const string Texts = "labels: {severity: warning}, annotations: {summary: s, description: d, runbook_url: r}";

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON190 error: rules/x.yml:4: The expression of 'A' is no PromQL. Character 9: 'job' stands where an operator or the end belongs. "
            + "Fix: Correct the expression; the web interface of Prometheus shows what it gives.",
            Alert("sum(up) job"), Alert("sum by (job) (up)")),
        Of("MON191 warning: rules/x.yml:4: Alert 'A' fires after 20s, before a second evaluation agrees. Fix: Let it wait: 'for: 30s' or longer.", Alert("up == 0", wait: "20s"), Alert("vector(1)", wait: "0s")),
        Of("MON192 warning: rules/x.yml:4: 'A' takes a rate over 59s, which is less than four scrapes. Fix: Use [1m] or more.", Alert("rate(a_total[59s]) > 0"), Alert("rate(a_total[1m]) > max_over_time(b[5s])")),
        Of("MON193 warning: rules/x.yml:4: 'up:count' does not say what it is aggregated over, and how. Fix: Name it level:metric:operation, for instance job:http_requests:rate5m.",
            Rule("{record: up:count, expr: count by (job) (up)}"), Rule("{record: job:up:count, expr: count by (job) (up)}")),
        Of("MON194 warning: rules/x.yml:4: Alert 'A' has no runbook. Fix: Add the annotation runbook_url: an address, or a path below Monitoring:RunbookBaseUrl.",
            Alert("up == 0", texts: Texts.Replace(", runbook_url: r", "", StringComparison.Ordinal)), Alert("up == 0")),
        Of("MON195 warning: rules/x.yml:7: There is another alert named 'A', in x.yml:4. Fix: Give each alert a name of its own.",
            Alert("up == 0") + Group("b", $"{{alert: A, expr: up == 1, for: 5m, {Texts}}}"), Alert("up == 0") + Group("b", $"{{alert: B, expr: up == 1, for: 5m, {Texts}}}")),
        Of("MON196 warning: rules/x.yml:4: Alert 'A' writes of the label 'instance', which its expression does not keep (job). Fix: Keep the label, with 'by' for instance, or leave it out of the text.",
            Alert("sum by (job) (up) == 0", texts: Texts.Replace("summary: s", "summary: '{{ $labels.job }} {{ $labels.instance }}'", StringComparison.Ordinal)),
            Alert("sum by (job, instance) (up) == 0", texts: Texts.Replace("summary: s", "summary: '{{ $labels.job }} {{ $labels.instance }}'", StringComparison.Ordinal))),
        Of("MON197 warning: rules/x.yml:4: 'A' reads 'job:up:count', which no rule records. Fix: Add the recording rule, or correct the name.",
            Alert("job:up:count == 0"), Alert("job:up:count == 0") + Group("b", "{record: job:up:count, expr: count by (job) (up)}")),
        Of("MON198 warning: rules/x.yml:4: Alert 'A' has no label severity, no annotation summary. Fix: Add them: routes go by the severity, and people by the texts.",
            Alert("up == 0", texts: "annotations: {description: d, runbook_url: r}"), Alert("up == 0")),
    ];

    private static RuleExample Of(string finding, string violates, string holds) => RuleExample.Of(finding, Check, violates, holds);

    private static IEnumerable<Finding> Check(string text)
    {
        var file = RuleFile.Parse("x.yml", text);
        return file.Findings.Concat(RuleLint.Check("rules", new RuleBook([file]) { ScrapeInterval = Duration.Seconds(15), EvaluationInterval = Duration.Seconds(15) }));
    }

    private static string Alert(string expression, string wait = "5m", string texts = Texts) => Rule($"{{alert: A, expr: '{expression}', for: {wait}, {texts}}}");

    private static string Rule(string rule) => "groups:\n" + Group("a", rule);

    private static string Group(string name, string rule) => $"- name: {name}\n  rules:\n  - {rule}\n";
}
