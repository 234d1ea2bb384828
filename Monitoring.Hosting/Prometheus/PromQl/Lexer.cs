using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Prometheus.PromQl;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Name,
    Number,
    Duration,
    Text,
    Symbol,
    End,
}

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">Its characters; of a text those that are meant.</param>
/// <param name="Position">Where it begins, from 1.</param>
internal sealed record Token(TokenKind Kind, string Value, int Position);

/// <summary>Cuts an expression into tokens.</summary>
internal static partial class Lexer
{
    /// <summary>The tokens, and an end.</summary>
    /// <exception cref="PromQlException">There are characters that begin no token.</exception>
    public static List<Token> Read(string text)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (position < text.Length)
        {
            var match = Pattern().Match(text, position);
            if (!match.Success)
            {
                throw new PromQlException($"Character {position + 1}: '{text[position]}' begins nothing that PromQL knows.");
            }

            if (Enum.GetValues<TokenKind>().Where(kind => match.Groups[kind.ToString()].Success).Cast<TokenKind?>().FirstOrDefault() is { } kind)
            {
                tokens.Add(new(kind, kind == TokenKind.Text ? Unquote(match.Value, position) : match.Value, position + 1));
            }

            position += match.Length;
        }

        tokens.Add(new(TokenKind.End, "the end", text.Length + 1));
        return tokens;
    }

    private static string Unquote(string quoted, int position)
    {
        var text = quoted[1..^1];
        return quoted[0] == '`' ? text : Escape().Replace(text, escape => escape.Groups["code"].Value switch
        {
            "n" => "\n",
            "t" => "\t",
            "r" => "\r",
            "a" => "\a",
            "b" => "\b",
            "f" => "\f",
            "v" => "\v",
            "\\" => "\\",
            var quote when quote == quoted[..1] => quote,
            { Length: > 1 } code => char.ConvertFromUtf32(char.IsAsciiDigit(code[0]) ? Convert.ToInt32(code, 8) : Convert.ToInt32(code[1..], 16)),
            var unknown => throw new PromQlException(
                $"Character {position + escape.Index + 2}: There is no escape '\\{unknown}' in a text. Double the backslash, or quote the text with backticks."),
        });
    }

    [GeneratedRegex(
        """
        \G(?:
          \s+ | \#[^\n]*
        | (?<Text> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | `[^`]*` )
        | (?<Duration> (?:\d+(?:ms|[smhdwy]))+ (?![\w.]) )
        | (?<Number> (?: 0[xX][0-9a-fA-F]+ | (?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)? ) (?![\w.]) )
        | (?<Name> :?[a-zA-Z_][a-zA-Z0-9_:]* )
        | (?<Symbol> =~ | !~ | == | != | <= | >= | [-+*/%^<>=@(){}\[\],:] )
        )
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\\(?<code>x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U000[0-9a-fA-F]{5}|U0010[0-9a-fA-F]{4}|[0-7]{3}|.)", RegexOptions.Singleline)]
    private static partial Regex Escape();
}
