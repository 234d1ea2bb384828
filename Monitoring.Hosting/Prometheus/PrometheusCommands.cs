using Monitoring.Hosting.Prometheus.Lint;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What people do with Prometheus in the dashboard.</summary>
internal static class PrometheusCommands
{
    // Long enough to see it arrive in every receiver, also after a group interval of five minutes.
    private static readonly TimeSpan TestAlertDuration = TimeSpan.FromMinutes(10);

    /// <summary>Adds all commands.</summary>
    public static IResourceBuilder<PrometheusResource> WithPrometheusCommands(this IResourceBuilder<PrometheusResource> builder)
    {
        var prometheus = builder.Resource;
        return builder
            .WithReloadCommand()
            .WithStackCommand("check-rules", "Check rules", "promtool checks the rule files as the containers see them, and the linter what it does not.", "ClipboardCheckmark",
                (stack, cancellationToken) => CheckRulesAsync(stack, prometheus, cancellationToken))
            .WithStackCommand("fire-test-alert", "Fire test alert", "All replicas send an alert that ends by itself, to show that notifications arrive.", "Alert",
                (stack, cancellationToken) => FireTestAlertAsync(stack, prometheus, cancellationToken));
    }

    private static async Task<ExecuteCommandResult> CheckRulesAsync(IStackOperations stack, PrometheusResource prometheus, CancellationToken cancellationToken)
    {
        var spec = prometheus.SpecOf(0);
        if (!spec.HasRules)
        {
            return CommandResults.Failure($"{prometheus.Name} has no rules: WithRules gives it some.");
        }

        var files = RuleFiles.Of(spec).Select(file => $"{PrometheusConfiguration.RulesFolder}/{file.Name}");
        var verdicts = new List<(int ExitCode, string Output)>();
        foreach (var part in prometheus.Shards.Prepend<MonitoringResource>(prometheus))
        {
            verdicts.Add(await stack.ExecAsync(part, ["promtool", "check", "rules", .. files], cancellationToken));
        }

        var findings = RuleLint.Check(spec).ToList();
        var report = string.Join(Environment.NewLine, verdicts.Select(verdict => verdict.Output).Concat(findings.Select(finding => finding.ToString())));
        return verdicts.TrueForAll(verdict => verdict.ExitCode == 0) && findings.TrueForAll(finding => finding.Severity == Severity.Warning)
            ? CommandResults.Success($"promtool finds nothing wrong, the linter {(findings.Count == 0 ? "neither" : $"has {findings.Count} warnings")}.", report, CommandResultFormat.Text, displayImmediately: true)
            : CommandResults.Failure("promtool or the linter finds something wrong.", report, CommandResultFormat.Text);
    }

    private static async Task<ExecuteCommandResult> FireTestAlertAsync(IStackOperations stack, PrometheusResource prometheus, CancellationToken cancellationToken)
    {
        if (!prometheus.SpecOf(0).HasRules)
        {
            return CommandResults.Failure($"{prometheus.Name} has no rules, and the test alert is one: WithRules gives it some.");
        }

        var alert = new TestAlert(DateTimeOffset.UtcNow + TestAlertDuration);
        prometheus.Spec = prometheus.Spec with { TestAlert = alert };
        return StackCommands.ToResult(await stack.RefreshAsync(prometheus, cancellationToken), $"{TestAlert.Name} fires on all replicas until {alert.Until:HH:mm:ss} UTC.");
    }
}
