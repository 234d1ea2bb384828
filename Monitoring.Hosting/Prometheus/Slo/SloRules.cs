using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>
/// Service level objectives as a rule file. Each objective records its rates under its own label <c>slo</c>; the alerts are
/// written once for all of them.
/// </summary>
internal static class SloRules
{
    /// <summary>The name of the file, beside those of the folder of rules.</summary>
    public const string FileName = "slo.yml";

    private const string Requests = "slo:requests:rate5m";
    private const string Errors = "slo:errors:rate5m";
    private const string Objective = "slo:objective:ratio";
    private const string BudgetRemaining = "slo:error_budget_remaining:ratio";

    private static readonly Duration ShortestWindow = Duration.Minutes(5);

    /// <summary>From here on a window holds so many samples that it is looked at once a minute only.</summary>
    private static readonly Duration LongWindow = Duration.Days(1);

    private static readonly Duration LongWindowInterval = Duration.Minutes(1);

    private static readonly Duration[] BurnWindows =
        [.. BurnRateAlert.All.SelectMany(alert => (Duration[])[alert.Long, alert.Short]).Distinct().Order()];

    /// <summary>Writes the rule file.</summary>
    /// <param name="objectives">At least one, each valid and with a name of its own. Their order is kept.</param>
    /// <returns>YAML; the same objectives give the same bytes.</returns>
    public static string Generate(IEnumerable<ServiceLevelObjective> objectives) => new YamlMap
    {
        ["groups"] = (YamlMap[])
        [
            .. objectives.SelectMany(objective => (YamlMap[])[Recent(objective), LongTerm(objective)]),
            BurnRates(),
            Alerts(),
        ],
    }.ToYaml();

    private static YamlMap Recent(ServiceLevelObjective objective) => new()
    {
        ["name"] = $"slo.{objective.Name}",
        ["rules"] = (YamlMap[])
        [
            Record(objective, Objective, $"vector({Number(1 - objective.ErrorBudget)})"),
            Record(objective, Requests, $"sum(rate({objective.Indicator.TotalSelector}[5m]))"),
            Record(objective, Errors, ErrorsOf(objective)),
            .. BurnWindows.Where(window => window < LongWindow).Select(window => Record(objective, ErrorRatio(window), ErrorRatioOver(objective, window))),
        ],
    };

    private static YamlMap LongTerm(ServiceLevelObjective objective) => new()
    {
        ["name"] = $"slo.{objective.Name}.budget",
        ["interval"] = LongWindowInterval,
        ["rules"] = (YamlMap[])
        [
            .. BurnWindows.Where(window => window >= LongWindow).Append(objective.Window)
                .Select(window => Record(objective, ErrorRatio(window), ErrorRatioOver(objective, window))),
            Record(objective, BudgetRemaining, $"1 - {ErrorRatio(objective.Window)}{Of(objective)} / {Number(objective.ErrorBudget)}"),
        ],
    };

    private static YamlMap BurnRates() => new()
    {
        ["name"] = "slo.burn_rates",
        ["rules"] = BurnWindows.Select(window => new YamlMap
        {
            ["record"] = BurnRate(window),
            ["expr"] = $"{ErrorRatio(window)} / on (slo) (1 - {Objective})",
        }),
    };

    private static YamlMap Alerts() => new()
    {
        ["name"] = "slo.alerts",
        ["rules"] = (YamlMap[])[.. BurnRateAlert.All.Select(Alert), BudgetExhausted()],
    };

    private static YamlMap Alert(BurnRateAlert alert) => new()
    {
        ["alert"] = alert.Name,
        ["expr"] = $"{BurnRate(alert.Long)} > {Number(alert.Factor)} and {BurnRate(alert.Short)} > {Number(alert.Factor)}",
        ["for"] = alert.For,
        ["labels"] = new YamlMap { ["severity"] = alert.Severity },
        ["annotations"] = new YamlMap
        {
            ["summary"] = $"{{{{ $labels.slo }}}} burns its error budget at more than {Number(alert.Factor)}× the allowed rate",
            ["description"] = $"Within {alert.Long} {{{{ $labels.slo }}}} had {{{{ $value | printf \"%.1f\" }}}} times the errors that its objective allows, and it goes on.",
            ["runbook_url"] = $"docs/runbooks/{alert.Name}.md",
        },
    };

    private static YamlMap BudgetExhausted() => new()
    {
        ["alert"] = "SloErrorBudgetExhausted",
        ["expr"] = $"-{BudgetRemaining} > 0",
        ["for"] = Duration.Minutes(5),
        ["labels"] = new YamlMap { ["severity"] = "warning" },
        ["annotations"] = new YamlMap
        {
            ["summary"] = "{{ $labels.slo }} has missed its objective",
            ["description"] = "The error budget of {{ $labels.slo }} is overdrawn by {{ $value | humanizePercentage }}.",
            ["runbook_url"] = "docs/runbooks/SloErrorBudgetExhausted.md",
        },
    };

    private static YamlMap Record(ServiceLevelObjective objective, string name, string expression) => new()
    {
        ["record"] = name,
        ["expr"] = expression,
        ["labels"] = new YamlMap { ["slo"] = objective.Name },
    };

    /// <summary>Good events have no series at all while everything fails; and counters that are read one after the other may differ by a few.</summary>
    private static string ErrorsOf(ServiceLevelObjective objective) =>
        $"clamp_min(sum(rate({objective.Indicator.TotalSelector}[5m])) - (sum(rate({objective.Indicator.GoodSelector}[5m])) or vector(0)), 0)";

    /// <summary>Weighed by traffic: errors of the window by requests of the window, and not the mean of ratios. Without traffic there is none.</summary>
    private static string ErrorRatioOver(ServiceLevelObjective objective, Duration window) => window == ShortestWindow
        ? $"{Errors}{Of(objective)} / ({Requests}{Of(objective)} > 0)"
        : $"sum_over_time({Errors}{Of(objective)}[{window}]) / (sum_over_time({Requests}{Of(objective)}[{window}]) > 0)";

    private static string Of(ServiceLevelObjective objective) => $"{{slo=\"{objective.Name}\"}}";

    private static string ErrorRatio(Duration window) => $"slo:errors:ratio_rate{window}";

    private static string BurnRate(Duration window) => $"slo:burn_rate:ratio_rate{window}";

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
