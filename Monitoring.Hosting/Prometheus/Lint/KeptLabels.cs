using Monitoring.Hosting.Prometheus.PromQl;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>Finds out which labels the series have that an expression evaluates to.</summary>
/// <param name="book">The rules that record the metrics it may read.</param>
internal sealed class KeptLabels(RuleBook book)
{
    private readonly HashSet<string> _open = [];

    /// <summary>The labels; null when they depend on what is scraped.</summary>
    public IReadOnlySet<string>? Of(Expression expression) => expression switch
    {
        NumberLiteral or StringLiteral => Set(),
        Parentheses { Of: var of } => Of(of),
        Signed { Of: var of } => Of(of),
        Subquery { Of: var of } => Of(of),
        RangeSelector { Selector: var selector } => Of(selector),
        VectorSelector { Metric: { } metric } => Recorded(metric),
        VectorSelector => null,
        FunctionCall call => OfCall(call),
        Aggregation aggregation => OfAggregation(aggregation),
        BinaryOperation operation => OfOperation(operation),
        _ => throw new ArgumentException($"{expression.GetType().Name} is no kind of expression.", nameof(expression)),
    };

    // A metric that several rules record has the labels of all; rules may read each other in a circle.
    private HashSet<string>? Recorded(string metric)
    {
        var rules = book.Records.Where(entry => entry.Rule.Name == metric).ToList();
        if (rules.Count == 0 || !_open.Add(metric))
        {
            return null;
        }

        var labels = rules.Select(entry => Plus(entry.Expression is null ? null : Of(entry.Expression), entry.Rule.Labels.Keys)).ToList();
        _open.Remove(metric);
        return labels.Contains(null) ? null : [.. labels.SelectMany(set => set!)];
    }

    private IReadOnlySet<string>? OfCall(FunctionCall call)
    {
        var vector = call.Arguments.FirstOrDefault(argument => Types.TypeOf(argument) is ExpressionType.Vector or ExpressionType.Range or ExpressionType.Unknown);
        return (call.Function, vector) switch
        {
            ("absent" or "absent_over_time", _) => Set(call.All.OfType<VectorSelector>().SelectMany(selector => selector.Matchers).Where(matcher => matcher.Operator == "=").Select(matcher => matcher.Label)),
            ("scalar", _) or (_, null) => Set(),
            ("label_replace" or "label_join", _) => Plus(Of(vector), call.Arguments.Skip(1).Take(1).OfType<StringLiteral>().Select(label => label.Value)),
            _ => Of(vector),
        };
    }

    private IReadOnlySet<string>? OfAggregation(Aggregation aggregation) => aggregation switch
    {
        { Operator: "topk" or "bottomk" or "limitk" or "limit_ratio" } => Of(aggregation.Arguments[^1]),
        { Grouping: { IsExclusive: true } without } => Of(aggregation.Arguments[^1]) is { } inner ? Set(inner.Except(without.Labels)) : null,
        { Operator: "count_values" } => Set((aggregation.Grouping?.Labels ?? []).Concat(aggregation.Arguments.OfType<StringLiteral>().Select(label => label.Value))),
        _ => Set(aggregation.Grouping?.Labels ?? []),
    };

    private IReadOnlySet<string>? OfOperation(BinaryOperation operation)
    {
        if (Types.TypeOf(operation.Left) == ExpressionType.Scalar)
        {
            return Of(operation.Right);
        }

        return (operation, operation.Matching) switch
        {
            ({ Operator: "or" }, _) => (Of(operation.Left), Of(operation.Right)) is ({ } left, { } right) ? Set(left.Union(right)) : null,
            ({ Operator: "and" or "unless" }, _) => Of(operation.Left),
            _ when Types.TypeOf(operation.Right) == ExpressionType.Scalar => Of(operation.Left),
            ({ Group: "group_left" }, _) => Plus(Of(operation.Left), operation.Included),
            ({ Group: "group_right" }, _) => Plus(Of(operation.Right), operation.Included),
            (_, { IsExclusive: false } on) => Set(on.Labels),
            _ => Of(operation.Left) ?? (operation.Matching is null ? Of(operation.Right) : null),
        };
    }

    private static HashSet<string> Set(IEnumerable<string>? labels = null) => [.. labels ?? []];

    private static HashSet<string>? Plus(IReadOnlySet<string>? labels, IEnumerable<string> more) => labels is null ? null : Set(labels.Concat(more));
}
