using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus.PromQl;

/// <summary>A PromQL expression (https://prometheus.io/docs/prometheus/latest/querying/basics/).</summary>
internal abstract record Expression
{
    /// <summary>The expressions it is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>Itself, and everything within it.</summary>
    public IEnumerable<Expression> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>Reads an expression.</summary>
    /// <exception cref="PromQlException">It is none.</exception>
    public static Expression Parse(string text)
    {
        var expression = new Parser(text).ParseAll();
        Types.Check(expression);
        return expression;
    }
}

/// <summary>A number, or a duration where a number may stand.</summary>
internal sealed record NumberLiteral : Expression;

/// <summary>A text, for functions that take one.</summary>
/// <param name="Value">The text without quotes.</param>
internal sealed record StringLiteral(string Value) : Expression;

/// <summary>The latest sample of each series that it selects.</summary>
/// <param name="Metric">The metric's name; null when only matchers select.</param>
/// <param name="Matchers">The conditions on labels.</param>
internal sealed record VectorSelector(string? Metric, IReadOnlyList<Matcher> Matchers) : Expression;

/// <summary>A condition on a label.</summary>
/// <param name="Label">The label's name.</param>
/// <param name="Operator"><c>=</c>, <c>!=</c>, <c>=~</c> or <c>!~</c>.</param>
/// <param name="Value">The value, or the regular expression for all of it.</param>
internal sealed record Matcher(string Label, string Operator, string Value);

/// <summary>The samples of a stretch of time: <c>metric[5m]</c>.</summary>
/// <param name="Selector">The series.</param>
/// <param name="Range">How far back.</param>
internal sealed record RangeSelector(VectorSelector Selector, Duration Range) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => [Selector];
}

/// <summary>An expression, evaluated again and again over a stretch of time: <c>expression[1h:5m]</c>.</summary>
/// <param name="Of">The expression.</param>
/// <param name="Range">How far back.</param>
internal sealed record Subquery(Expression Of, Duration Range) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => [Of];
}

/// <summary>A function of its arguments.</summary>
/// <param name="Function">The function's name.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record FunctionCall(string Function, IReadOnlyList<Expression> Arguments) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => Arguments;
}

/// <summary>One series from many: <c>sum by (job) (…)</c>.</summary>
/// <param name="Operator">The operator, for instance <c>sum</c>.</param>
/// <param name="Grouping">The labels that are kept, or those that are not; null: none are kept.</param>
/// <param name="Arguments">The parameter, if the operator has one, and the expression.</param>
internal sealed record Aggregation(string Operator, Grouping? Grouping, IReadOnlyList<Expression> Arguments) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => Arguments;
}

/// <summary>A list of labels that are meant, or that are not.</summary>
/// <param name="IsExclusive">Whether all labels but these are meant: <c>without</c>, <c>ignoring</c>.</param>
/// <param name="Labels">The labels.</param>
internal sealed record Grouping(bool IsExclusive, IReadOnlyList<string> Labels);

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
internal sealed record BinaryOperation(string Operator, Expression Left, Expression Right) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => [Left, Right];

    /// <summary>The labels by which the sides are matched; null: all.</summary>
    public Grouping? Matching { get; init; }

    /// <summary>The side of which many series match one of the other: <c>group_left</c> or <c>group_right</c>; null: one matches one.</summary>
    public string? Group { get; init; }

    /// <summary>Labels that the many take from the one.</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>Whether a comparison answers 0 or 1 instead of filtering.</summary>
    public bool ReturnsBool { get; init; }
}

/// <summary>An expression with a sign before it.</summary>
/// <param name="Of">The expression.</param>
internal sealed record Signed(Expression Of) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => [Of];
}

/// <summary>An expression in parentheses: no range and no offset can follow it.</summary>
/// <param name="Of">The expression.</param>
internal sealed record Parentheses(Expression Of) : Expression
{
    /// <inheritdoc />
    public override IEnumerable<Expression> Parts => [Of];
}

/// <summary>A text is no PromQL expression.</summary>
/// <param name="message">Why, as a sentence.</param>
internal sealed class PromQlException(string message) : FormatException(message);
