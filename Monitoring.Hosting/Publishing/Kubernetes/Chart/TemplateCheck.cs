using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// Makes sure that Helm finds nothing in the templates but references to values that exist. Anything else in double braces is a text
/// of another program, such as an alert's annotation, that somebody forgot to protect: Helm would fail on it, or swallow it.
/// </summary>
internal static partial class TemplateCheck
{
    private static readonly HashSet<string> BuiltIn = [".Release.Name", ".Release.Namespace", ".Chart.Name", ".Chart.Version", ".Chart.AppVersion"];

    /// <summary>The paths of all values that a template refers to.</summary>
    /// <param name="file">Its name, for the message.</param>
    /// <param name="text">Its text.</param>
    /// <exception cref="InvalidOperationException">An expression is none that a chart of ours has.</exception>
    public static IReadOnlyList<string> ReferencesIn(string file, string text)
    {
        var paths = new List<string>();
        foreach (var match in Expression().EnumerateMatches(text))
        {
            var expression = text.Substring(match.Index, match.Length);
            if (expression == TemplateText.OpeningBraces || BuiltIn.Contains(expression.Trim('{', '}', ' ')))
            {
                continue;
            }

            var value = Value().Match(expression);
            if (!value.Success)
            {
                var line = text.AsSpan(0, match.Index).Count('\n') + 1;
                throw new InvalidOperationException($"{file}:{line}: Helm would act on {expression}, which is no value of the chart. Text of other programs has to pass through {nameof(TemplateText)}.{nameof(TemplateText.Literal)}.");
            }

            paths.Add(value.Groups["path"].Value);
        }

        return paths;
    }

    [GeneratedRegex(@"\{\{`\{\{`\}\}|\{\{.*?\}\}|\{\{", RegexOptions.Singleline)]
    private static partial Regex Expression();

    // Aspire's own templates say which numbers are numbers.
    [GeneratedRegex(@"^\{\{ \.Values\.(?<path>[A-Za-z0-9_.]+)( \| (int|int64|float64|toString|quote))? \}\}$")]
    private static partial Regex Value();
}
