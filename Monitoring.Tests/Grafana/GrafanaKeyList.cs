using System.Runtime.CompilerServices;

namespace Monitoring.Tests.Grafana;

/// <summary>What Grafana itself says of its settings: <c>grafana-keys.txt</c>, compiled from its defaults.</summary>
internal sealed class GrafanaKeyList
{
    private readonly Dictionary<string, Version> _since = [];

    /// <summary>Reads the list.</summary>
    public static GrafanaKeyList Read()
    {
        var list = new GrafanaKeyList();
        foreach (var (section, line) in Lines(File.ReadAllText(Path.Combine(Folder(), "grafana-keys.txt"))))
        {
            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            list._since.Add($"{section}.{cells[0]}", Version.Parse(cells[1]));
        }

        return list;
    }

    /// <summary>The settings of a file that a release does not know.</summary>
    public IEnumerable<string> Unknown(string ini, Version version) =>
        from entry in Lines(ini)
        let key = $"{entry.Section}.{entry.Line.Split('=')[0].Trim()}"
        where !_since.TryGetValue(key, out var since) || version < since
        select key;

    private static IEnumerable<(string Section, string Line)> Lines(string text)
    {
        var section = "";
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                section = line.Trim('[', ']');
            }
            else
            {
                yield return (section, line);
            }
        }
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
