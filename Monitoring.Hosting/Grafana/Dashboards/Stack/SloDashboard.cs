namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Are objectives kept, and how fast is what may go wrong used up?</summary>
internal static class SloDashboard
{
    private const string Objectives = "slo=~\"$slo\"";

    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("slo", "Service level objectives", "Whether objectives are kept, and how fast their error budgets are used up.")
    {
        Tags = ["slo"],
        Variables = [new("slo", "Objective", "slo:objective:ratio", "slo")],
        Range = Model.Duration.Days(1),
        Rows = [Overview, Budget, Traffic],
    };

    private static Row Overview => new("Objectives",
        new Stat("Error budget remaining", "What is left of the errors that each objective allows in its window. Below 0 % the objective is missed.", Unit.Ratio,
            new Query($"slo:error_budget_remaining:ratio{{{Objectives}}}", "{{slo}}"))
        { Width = 12, Height = 6, IsLowBad = true, Warning = 0.25, Critical = 0 },
        new Stat("Objective", "The share of events that has to be good.", Unit.Ratio,
            new Query($"slo:objective:ratio{{{Objectives}}}", "{{slo}}"))
        { Width = 12, Height = 6 });

    private static Row Budget => new("Error budget",
        new TimeSeries("Remaining", "What is left of the errors that each objective allows in its window.", Unit.Ratio,
            new Query($"slo:error_budget_remaining:ratio{{{Objectives}}}", "{{slo}}"))
        { Width = 12, IsLowBad = true, Warning = 0.25, Critical = 0 },
        new TimeSeries("Burn rate over an hour", "Errors, as multiples of what is allowed. At 14.4 a budget of 30 days is gone in two: someone is woken.", Unit.Count,
            new Query($"slo:burn_rate:ratio_rate1h{{{Objectives}}}", "{{slo}}"))
        { Width = 12, Warning = 6, Critical = 14.4 },
        new TimeSeries("Burn rate over six hours", "Errors, as multiples of what is allowed. At 6 a budget of 30 days is gone in five.", Unit.Count,
            new Query($"slo:burn_rate:ratio_rate6h{{{Objectives}}}", "{{slo}}"))
        { Width = 12, Warning = 3, Critical = 6 },
        new TimeSeries("Burn rate over three days", "Errors, as multiples of what is allowed. Above 1 the objective will be missed.", Unit.Count,
            new Query($"slo:burn_rate:ratio_rate3d{{{Objectives}}}", "{{slo}}"))
        { Width = 12, Warning = 1 });

    private static Row Traffic => new("Events",
        new TimeSeries("Events", "Events that the objective counts.", Unit.PerSecond,
            new Query($"slo:requests:rate5m{{{Objectives}}}", "{{slo}}"))
        { Width = 12 },
        new TimeSeries("Errors", "Events that were not good.", Unit.PerSecond,
            new Query($"slo:errors:rate5m{{{Objectives}}}", "{{slo}}"))
        { Width = 12 });
}
