using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Monitoring.Hosting.Prometheus;

/// <summary>Makes addresses of the relative links to runbooks in a rule file.</summary>
internal static class RunbookLinks
{
    private const string Annotation = "runbook_url";

    /// <summary>Prefixes the relative values of <c>runbook_url</c>, and leaves every other character of the file alone.</summary>
    public static string Prefix(string text, Uri baseUrl)
    {
        var prefix = baseUrl.AbsoluteUri.TrimEnd('/') + "/";
        var (result, copied) = (new StringBuilder(), 0);
        foreach (var link in Links(text).Where(link => !Uri.IsWellFormedUriString(link.Value, UriKind.Absolute)))
        {
            result.Append(text, copied, (int)link.Start.Index - copied).Append(Quoted(prefix + link.Value.TrimStart('/')));
            copied = (int)link.End.Index;
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }

    private static IEnumerable<Scalar> Links(string text)
    {
        var parser = new Parser(new StringReader(text));
        var previous = "";
        while (Next(parser))
        {
            if (parser.Current is Scalar scalar)
            {
                if (previous == Annotation)
                {
                    yield return scalar;
                }

                previous = scalar.Value;
            }
        }
    }

    // What is no YAML has no links; the reader of rule files reports it.
    private static bool Next(Parser parser)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (YamlException)
        {
            return false;
        }
    }

    private static string Quoted(string address) => "'" + address.Replace("'", "''", StringComparison.Ordinal) + "'";
}
