using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Prometheus.PromQl;

/// <summary>What an expression evaluates to.</summary>
internal enum ExpressionType
{
    /// <summary>A number.</summary>
    Scalar,

    /// <summary>A sample of each of some series.</summary>
    Vector,

    /// <summary>Samples of a stretch of time of each of some series.</summary>
    Range,

    /// <summary>A text.</summary>
    Text,

    /// <summary>That of a function that is not known here.</summary>
    Unknown,
}

/// <summary>Checks that expressions get what they work on, as Prometheus does when it loads a rule.</summary>
internal static class Types
{
    /// <summary>What takes a range first, whatever follows. A function whose name ends in <c>_over_time</c> does so too.</summary>
    private static readonly string[] OfRanges =
        ["rate", "irate", "increase", "delta", "idelta", "deriv", "changes", "resets", "predict_linear", "holt_winters", "double_exponential_smoothing"];

    /// <summary>What takes a vector first, or nothing.</summary>
    private static readonly string[] OfVectors =
    [
        "abs", "absent", "ceil", "clamp", "clamp_max", "clamp_min", "day_of_month", "day_of_week", "day_of_year", "days_in_month", "exp", "floor", "histogram_avg", "histogram_count",
        "histogram_fraction", "histogram_quantile", "histogram_sum", "hour", "label_join", "label_replace", "ln", "log10", "log2", "minute", "month", "round", "scalar", "sgn",
        "sort", "sort_desc", "sqrt", "timestamp", "year",
    ];

    /// <summary>What takes a number before a vector or a range.</summary>
    private static readonly string[] WithNumberFirst = ["histogram_quantile", "histogram_fraction", "quantile_over_time"];

    private static readonly string[] SetOperators = ["and", "or", "unless"];
    private static readonly string[] Comparisons = ["==", "!=", "<", "<=", ">", ">="];

    /// <summary>Checks all of an expression.</summary>
    /// <exception cref="PromQlException">A part gets what it cannot work on.</exception>
    public static void Check(Expression expression)
    {
        foreach (var part in expression.Parts)
        {
            Check(part);
        }

        switch (expression)
        {
            case FunctionCall call:
                CheckCall(call);
                break;
            case Aggregation aggregation:
                CheckAggregation(aggregation);
                break;
            case BinaryOperation operation:
                CheckOperation(operation);
                break;
            case Signed { Of: var of } when TypeOf(of) is ExpressionType.Text or ExpressionType.Range:
                throw new PromQlException("A sign stands before a text or a range.");
            case Subquery { Of: var of } when TypeOf(of) is not (ExpressionType.Vector or ExpressionType.Unknown):
                throw new PromQlException("A subquery such as [1h:5m] stands after something that is no vector.");
        }
    }

    /// <summary>What an expression evaluates to.</summary>
    public static ExpressionType TypeOf(Expression expression) => expression switch
    {
        NumberLiteral => ExpressionType.Scalar,
        StringLiteral => ExpressionType.Text,
        VectorSelector or Aggregation => ExpressionType.Vector,
        RangeSelector or Subquery => ExpressionType.Range,
        Signed { Of: var of } => TypeOf(of),
        Parentheses { Of: var of } => TypeOf(of),
        FunctionCall { Function: "time" or "pi" or "scalar" } => ExpressionType.Scalar,
        FunctionCall { Function: "vector" } call => call.Arguments.Count == 1 ? ExpressionType.Vector : throw new PromQlException("'vector' takes one number."),
        FunctionCall call => TakesRange(call.Function) || OfVectors.Contains(call.Function) ? ExpressionType.Vector : ExpressionType.Unknown,
        BinaryOperation { Left: var left, Right: var right } => (TypeOf(left), TypeOf(right)) switch
        {
            (ExpressionType.Scalar, ExpressionType.Scalar) => ExpressionType.Scalar,
            (ExpressionType.Unknown, ExpressionType.Scalar or ExpressionType.Unknown) or (ExpressionType.Scalar, ExpressionType.Unknown) => ExpressionType.Unknown,
            _ => ExpressionType.Vector,
        },
        _ => throw new ArgumentException($"{expression.GetType().Name} is no kind of expression.", nameof(expression)),
    };

    /// <summary>Whether a selector's condition is one that a series without the label does not meet.</summary>
    public static bool NeedsALabel(this Matcher matcher) => matcher.Operator switch
    {
        "=" => matcher.Value.Length > 0,
        "!=" => matcher.Value.Length == 0,
        "=~" => !MatchesNothing(matcher.Value),
        _ => MatchesNothing(matcher.Value),
    };

    private static bool MatchesNothing(string pattern)
    {
        try
        {
            return Regex.IsMatch("", $"^(?:{pattern})$", RegexOptions.None, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            // Prometheus' regular expressions know a few forms that .NET's do not: in doubt, the label is needed.
            return false;
        }
    }

    private static bool TakesRange(string function) => OfRanges.Contains(function) || function.EndsWith("_over_time", StringComparison.Ordinal);

    private static void CheckCall(FunctionCall call)
    {
        var subject = call.Arguments.ElementAtOrDefault(WithNumberFirst.Contains(call.Function) ? 1 : 0);
        if (call.Function == "histogram_fraction")
        {
            subject = call.Arguments.ElementAtOrDefault(2);
        }

        if (TakesRange(call.Function))
        {
            Expect(subject, ExpressionType.Range, $"'{call.Function}' takes a range such as metric[5m]");
        }
        else if (OfVectors.Contains(call.Function) && call.Arguments.Count > 0)
        {
            Expect(subject, ExpressionType.Vector, $"'{call.Function}' takes a vector");
        }
    }

    private static void CheckAggregation(Aggregation aggregation)
    {
        var expected = aggregation.Operator switch
        {
            "topk" or "bottomk" or "quantile" or "limitk" or "limit_ratio" or "count_values" => 2,
            _ => 1,
        };
        if (aggregation.Arguments.Count != expected)
        {
            throw new PromQlException($"'{aggregation.Operator}' takes {expected} argument{(expected == 1 ? "" : "s")}, not {aggregation.Arguments.Count}.");
        }

        if (expected == 2)
        {
            Expect(aggregation.Arguments[0], aggregation.Operator == "count_values" ? ExpressionType.Text : ExpressionType.Scalar,
                $"'{aggregation.Operator}' takes {(aggregation.Operator == "count_values" ? "the name of a label" : "a number")} first");
        }

        Expect(aggregation.Arguments[^1], ExpressionType.Vector, $"'{aggregation.Operator}' takes a vector");
    }

    private static void CheckOperation(BinaryOperation operation)
    {
        var (left, right) = (TypeOf(operation.Left), TypeOf(operation.Right));
        var areVectors = left is not ExpressionType.Scalar && right is not ExpressionType.Scalar;
        if (new[] { left, right }.Any(side => side is ExpressionType.Text or ExpressionType.Range))
        {
            throw new PromQlException($"'{operation.Operator}' stands beside a text or a range.");
        }

        if (SetOperators.Contains(operation.Operator) && (!areVectors || operation.Group is not null))
        {
            throw new PromQlException($"'{operation.Operator}' takes vectors, and no {operation.Group ?? "group_left"}.");
        }

        var compares = Comparisons.Contains(operation.Operator);
        if (operation.ReturnsBool && !compares)
        {
            throw new PromQlException($"'bool' belongs to comparisons, not to '{operation.Operator}'.");
        }

        if (compares && !operation.ReturnsBool && (left, right) is (ExpressionType.Scalar, ExpressionType.Scalar))
        {
            throw new PromQlException($"A comparison of two numbers is '{operation.Operator} bool'.");
        }

        if (operation.Matching is not null && !areVectors)
        {
            throw new PromQlException($"'{(operation.Matching.IsExclusive ? "ignoring" : "on")}' stands between vectors only.");
        }

        var twice = operation.Matching is { IsExclusive: false } on ? on.Labels.Intersect(operation.Included).FirstOrDefault() : null;
        if (twice is not null)
        {
            throw new PromQlException($"The label '{twice}' is in 'on' and in '{operation.Group}'.");
        }
    }

    private static void Expect(Expression? argument, ExpressionType expected, string sentence)
    {
        var type = argument is null ? (ExpressionType?)null : TypeOf(argument);
        if (type != expected && type != ExpressionType.Unknown)
        {
            throw new PromQlException($"{sentence}{(type is null ? "" : $", not {(type == ExpressionType.Scalar ? "a number" : $"a {type.ToString()!.ToLowerInvariant()}")}")}.");
        }
    }
}
