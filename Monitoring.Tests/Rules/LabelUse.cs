using System.Text.RegularExpressions;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Prometheus.PromQl;

namespace Monitoring.Tests.Rules;

/// <summary>A label that a rule needs of a metric: it matches on it, aggregates by it, joins by it, or writes of it.</summary>
/// <param name="Selector">The metric, with its condition on the job where there is one.</param>
/// <param name="Label">The label.</param>
internal sealed partial record LabelUse(string Selector, string Label)
{
    /// <summary>The labels that a rule needs.</summary>
    public static IEnumerable<LabelUse> Of(Rule rule)
    {
        var texts = rule.Annotations.Values.Concat(rule.Labels.Values).SelectMany(text => Written().Matches(text).Select(match => match.Groups["label"].Value));
        return Of(Expression.Parse(rule.Expression), [.. texts.Except(rule.Labels.Keys)]).Distinct();
    }

    /// <summary>The labels that an expression needs.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="kept">The labels that its result has to have.</param>
    public static IEnumerable<LabelUse> Of(Expression expression, IReadOnlyCollection<string> kept) => expression switch
    {
        VectorSelector { Metric: not null } selector => OfSelector(selector, kept),
        RangeSelector range => Of(range.Selector, kept),
        Aggregation aggregation => OfAggregation(aggregation, kept),
        FunctionCall call => OfCall(call, kept),
        BinaryOperation operation => OfOperation(operation, kept),
        _ => expression.Parts.SelectMany(part => Of(part, kept)),
    };

    private static IEnumerable<LabelUse> OfSelector(VectorSelector selector, IEnumerable<string> kept)
    {
        var name = selector.Metric + string.Concat(selector.Matchers.Where(matcher => matcher.Label == "job").Select(matcher => $"{{job{matcher.Operator}\"{matcher.Value}\"}}"));
        return selector.Matchers.Where(matcher => matcher.NeedsALabel()).Select(matcher => matcher.Label).Concat(kept).Select(label => new LabelUse(name, label));
    }

    private static IEnumerable<LabelUse> OfAggregation(Aggregation aggregation, IReadOnlyCollection<string> kept) => Of(aggregation.Arguments[^1], aggregation switch
    {
        { Operator: "topk" or "bottomk" } => kept,
        { Grouping: { IsExclusive: true } without } => [.. kept, .. without.Labels],
        _ => [.. aggregation.Grouping?.Labels ?? []],
    });

    private static IEnumerable<LabelUse> OfCall(FunctionCall call, IReadOnlyCollection<string> kept) => call switch
    {
        { Function: "absent" or "absent_over_time" or "scalar" } => call.Arguments.SelectMany(argument => Of(argument, [])),
        { Function: "histogram_quantile" } => Of(call.Arguments[^1], [.. kept, "le"]),
        { Function: "label_replace", Arguments: [var of, StringLiteral target, _, StringLiteral source, _] } => Of(of, [.. kept.Except([target.Value]), source.Value]),
        _ => call.Arguments.SelectMany(argument => Of(argument, kept)),
    };

    private static IEnumerable<LabelUse> OfOperation(BinaryOperation operation, IReadOnlyCollection<string> kept)
    {
        var joined = operation.Matching is { IsExclusive: false } on ? on.Labels : [];
        IReadOnlyCollection<string> many = [.. kept.Except(operation.Included), .. joined];
        IReadOnlyCollection<string> one = [.. operation.Included, .. joined];
        return operation switch
        {
            { Group: "group_right" } => [.. Of(operation.Left, one), .. Of(operation.Right, many)],
            { Operator: "or" } => [.. Of(operation.Left, many), .. Of(operation.Right, many)],
            _ when Types.TypeOf(operation.Left) == ExpressionType.Scalar => [.. Of(operation.Left, []), .. Of(operation.Right, kept)],
            _ => [.. Of(operation.Left, many), .. Of(operation.Right, one)],
        };
    }

    [GeneratedRegex(@"\$labels\.(?<label>[a-zA-Z_]\w*)")]
    private static partial Regex Written();
}
