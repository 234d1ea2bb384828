using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus.PromQl;

/// <summary>
/// Reads PromQL by the grammar of Prometheus (https://github.com/prometheus/prometheus/blob/main/promql/parser/generated_parser.y):
/// what any supported version accepts. Names of functions are not part of the grammar: newer versions know more of them.
/// </summary>
internal sealed class Parser(string text) : TokenReader(text)
{
    private const int Unary = 5;

    private static readonly string[] Aggregators =
        ["sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "topk", "bottomk", "quantile", "count_values", "limitk", "limit_ratio"];

    /// <summary>Reads all of the text.</summary>
    public Expression ParseAll()
    {
        var expression = Binary(1);
        return Current.Kind == TokenKind.End ? expression : throw Unexpected("an operator or the end");
    }

    // Operators of one level are evaluated from left to right, but ^ from right to left.
    private Expression Binary(int level)
    {
        var left = Prefix();
        while (LevelOf(Current) is { } found && found >= level)
        {
            var sign = Take().Value.ToLowerInvariant();
            var returnsBool = TakeKeyword("bool");
            var matching = Keyword("on") || Keyword("ignoring") ? GroupingOf("ignoring") : null;
            var group = matching is not null && (Keyword("group_left") || Keyword("group_right")) ? Take().Value.ToLowerInvariant() : null;
            var included = group is not null && Symbol("(") ? Labels() : [];
            left = new BinaryOperation(sign, left, Binary(sign == "^" ? found : found + 1))
            {
                ReturnsBool = returnsBool,
                Matching = matching,
                Group = group,
                Included = included,
            };
        }

        return left;
    }

    private static int? LevelOf(Token token) => (token.Kind, token.Value.ToLowerInvariant()) switch
    {
        (TokenKind.Name, "or") => 1,
        (TokenKind.Name, "and" or "unless") => 2,
        (TokenKind.Symbol, "==" or "!=" or "<" or "<=" or ">" or ">=") => 3,
        (TokenKind.Symbol, "+" or "-") => 4,
        (TokenKind.Symbol, "*" or "/" or "%") or (TokenKind.Name, "atan2") => Unary,
        (TokenKind.Symbol, "^") => 6,
        _ => null,
    };

    private Expression Prefix()
    {
        if (!Symbol("-") && !Symbol("+"))
        {
            return Suffixes(Primary());
        }

        Take();
        return new Signed(Binary(Unary + 1));
    }

    private Expression Suffixes(Expression expression)
    {
        var isMoved = false;
        while (true)
        {
            if (Symbol("["))
            {
                expression = Range(expression, isMoved);
            }
            else if (TakeKeyword("offset"))
            {
                Moves(expression, "offset");
                _ = TakeSymbol("-");
                Length();
                isMoved = true;
            }
            else if (TakeSymbol("@"))
            {
                Moves(expression, "@");
                Moment();
                isMoved = true;
            }
            else
            {
                return expression;
            }
        }
    }

    private Expression Range(Expression of, bool isMoved)
    {
        Expect("[");
        var range = Length();
        if (TakeSymbol(":"))
        {
            if (!Symbol("]"))
            {
                Length();
            }

            Expect("]");
            return new Subquery(of, range);
        }

        Expect("]");
        return of is VectorSelector selector && !isMoved
            ? new RangeSelector(selector, range)
            : throw new PromQlException($"Character {Current.Position}: A range such as [5m] stands right after a selector of series; elsewhere write a subquery, [5m:].");
    }

    private void Moves(Expression expression, string modifier)
    {
        if (expression is not (VectorSelector or RangeSelector or Subquery))
        {
            throw new PromQlException($"Character {Current.Position}: '{modifier}' stands after a selector of series or a subquery only.");
        }
    }

    private void Moment()
    {
        _ = TakeSymbol("-") || TakeSymbol("+");
        if (TakeKeyword("start") || TakeKeyword("end"))
        {
            Expect("(");
            Expect(")");
        }
        else if (Take() is not { Kind: TokenKind.Number })
        {
            throw Previous("a time");
        }
    }

    private Duration Length()
    {
        var token = Take();
        try
        {
            return token.Kind switch
            {
                TokenKind.Duration => Duration.Parse(token.Value),
                TokenKind.Number when double.TryParse(token.Value, System.Globalization.CultureInfo.InvariantCulture, out var seconds) => new(TimeSpan.FromSeconds(seconds)),
                _ => throw new FormatException($"'{token.Value}' stands where a duration belongs, such as 5m."),
            };
        }
        catch (Exception malformed) when (malformed is FormatException or OverflowException)
        {
            throw new PromQlException($"Character {token.Position}: {malformed.Message}");
        }
    }

    private Expression Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                Take();
                return new NumberLiteral();
            case TokenKind.Text:
                return new StringLiteral(Take().Value);
            case TokenKind.Symbol when token.Value == "{":
                return Selector(null);
            case TokenKind.Symbol when token.Value == "(":
                return new Parentheses(InParentheses(() => Binary(1)));
            case TokenKind.Name when token.Value.ToLowerInvariant() is "inf" or "nan":
                Take();
                return new NumberLiteral();
            case TokenKind.Name:
                return Named(Take().Value);
            default:
                throw Unexpected("an expression");
        }
    }

    private Expression Named(string name) =>
        Aggregators.Contains(name.ToLowerInvariant()) && (Symbol("(") || Keyword("by") || Keyword("without")) ? Aggregate(name.ToLowerInvariant())
        : Symbol("(") ? new FunctionCall(name, Arguments())
        : Selector(name);

    private Aggregation Aggregate(string name)
    {
        var grouping = Keyword("by") || Keyword("without") ? GroupingOf("without") : null;
        var arguments = Arguments();
        if (grouping is null && (Keyword("by") || Keyword("without")))
        {
            grouping = GroupingOf("without");
        }

        return new Aggregation(name, grouping, arguments);
    }

    private Grouping GroupingOf(string exclusive) =>
        new(Take().Value.Equals(exclusive, StringComparison.OrdinalIgnoreCase), Labels());

    private List<string> Labels() => InParentheses(() => List(")", () => Take() switch
    {
        { Kind: TokenKind.Name or TokenKind.Text } label when !label.Value.Contains(':', StringComparison.Ordinal) => label.Value,
        _ => throw Previous("the name of a label"),
    }));

    private List<Expression> Arguments() => InParentheses(() =>
    {
        var arguments = List(")", () => Binary(1));
        return Last == "," ? throw Unexpected("an argument") : arguments;
    });

    private VectorSelector Selector(string? metric)
    {
        var matchers = Symbol("{") ? Matchers() : [];
        var quoted = matchers.Where(matcher => matcher is { Label: "__name__", Operator: "" }).ToList();
        if (quoted.Count + (metric is null ? 0 : 1) > 1 || (metric is not null && matchers.Exists(matcher => matcher.Label == "__name__")))
        {
            throw new PromQlException($"Character {Current.Position}: The name of the metric is given twice.");
        }

        metric ??= quoted.FirstOrDefault()?.Value;
        matchers.RemoveAll(quoted.Contains);
        return metric is not null || matchers.Exists(matcher => matcher.NeedsALabel())
            ? new VectorSelector(metric, matchers)
            : throw new PromQlException($"Character {Current.Position}: A selector needs a condition that not every series meets.");
    }

    private List<Matcher> Matchers()
    {
        Expect("{");
        var matchers = List("}", Matcher);
        Expect("}");
        return matchers;
    }

    private Matcher Matcher()
    {
        var label = Take();
        if (label.Kind == TokenKind.Text && (Symbol(",") || Symbol("}")))
        {
            return new Matcher("__name__", "", label.Value);
        }

        if (label.Kind is not (TokenKind.Name or TokenKind.Text) || (label.Kind == TokenKind.Name && label.Value.Contains(':', StringComparison.Ordinal)))
        {
            throw Previous("the name of a label");
        }

        var sign = Take().Value;
        if (sign is not ("=" or "!=" or "=~" or "!~"))
        {
            throw Previous("one of = != =~ !~");
        }

        return Take() is { Kind: TokenKind.Text } value ? new Matcher(label.Value, sign, value.Value) : throw Previous("a text in quotes");
    }
}
