using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus.PromQl;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>A rate looks back over four scrapes at least: it needs two samples, also when scrapes fail or come late.</summary>
internal sealed class RatesLookBackFourScrapes() : SpecRule<RuleBook>("MON192")
{
    // What compares samples with each other.
    private static readonly string[] OfNeighbours = ["rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets", "predict_linear"];

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, RuleBook spec) =>
        from entry in spec.Entries
        from call in entry.Parts.OfType<FunctionCall>()
        from range in call.Arguments.OfType<RangeSelector>()
        let shortest = new Duration(4 * spec.ScrapeInterval.Value)
        where OfNeighbours.Contains(call.Function) && range.Range < shortest
        select Warning(Path.Combine(name, entry.Place), $"'{entry.Rule.Name}' takes a {call.Function} over {range.Range}, which is less than four scrapes.", $"Use [{shortest}] or more.");
}
