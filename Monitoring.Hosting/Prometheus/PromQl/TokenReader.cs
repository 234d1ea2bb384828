namespace Monitoring.Hosting.Prometheus.PromQl;

/// <summary>Walks over the tokens of an expression, and says what is wrong with one of them.</summary>
/// <param name="text">The expression.</param>
internal abstract class TokenReader(string text)
{
    private readonly List<Token> _tokens = Lexer.Read(text);
    private int _next;

    /// <summary>The token that is looked at.</summary>
    protected Token Current => _tokens[_next];

    /// <summary>The characters of the token that was taken last.</summary>
    protected string Last => _tokens[_next - 1].Value;

    /// <summary>Items between commas, one of which may stand behind the last.</summary>
    protected List<T> List<T>(string end, Func<T> item)
    {
        var items = new List<T>();
        while (!Symbol(end))
        {
            items.Add(item());
            if (!TakeSymbol(",") && !Symbol(end))
            {
                throw Unexpected($"',' or '{end}'");
            }
        }

        return items;
    }

    /// <summary>What stands in parentheses.</summary>
    protected T InParentheses<T>(Func<T> inner)
    {
        Expect("(");
        var result = inner();
        Expect(")");
        return result;
    }

    /// <summary>The current token; the next one becomes current.</summary>
    protected Token Take() => Current.Kind == TokenKind.End ? throw Unexpected("more") : _tokens[_next++];

    /// <summary>Whether the current token is a symbol.</summary>
    protected bool Symbol(string symbol) => Current.Kind == TokenKind.Symbol && Current.Value == symbol;

    /// <summary>Whether the current token is a keyword, in whichever case.</summary>
    protected bool Keyword(string keyword) => Current.Kind == TokenKind.Name && Current.Value.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes a symbol if it is there.</summary>
    protected bool TakeSymbol(string symbol) => Symbol(symbol) && Take() is not null;

    /// <summary>Takes a keyword if it is there.</summary>
    protected bool TakeKeyword(string keyword) => Keyword(keyword) && Take() is not null;

    /// <summary>Takes a symbol that has to be there.</summary>
    protected void Expect(string symbol)
    {
        if (!TakeSymbol(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    /// <summary>The token that was just taken is none of those that may stand there.</summary>
    protected PromQlException Previous(string expected)
    {
        _next--;
        return Unexpected(expected);
    }

    /// <summary>The current token is none of those that may stand there.</summary>
    protected PromQlException Unexpected(string expected) =>
        new($"Character {Current.Position}: {(Current.Kind == TokenKind.End ? Current.Value : $"'{Current.Value}'")} stands where {expected} belongs.");
}
