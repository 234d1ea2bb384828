using System.Globalization;

namespace Monitoring.Bench;

/// <summary>Memory of a group of processes, in KiB.</summary>
/// <param name="Name">What they are.</param>
/// <param name="Processes">How many.</param>
/// <param name="Resident">Resident set size; pages that processes share count in each.</param>
/// <param name="Proportional">Proportional set size; pages that processes share are split among them.</param>
internal sealed record Memory(string Name, int Processes, long Resident, long Proportional);

/// <summary>The processes of a running AppHost, read from /proc.</summary>
internal static class ProcessTree
{
    /// <summary>The orchestrator's controllers, which make the containers, or null while they do not run.</summary>
    /// <param name="appHost">The AppHost's process id.</param>
    public static int? FindControllers(int appHost)
    {
        var processes = ReadAll();
        var server = FindServer(processes, appHost);
        return processes.FirstOrDefault(process => process.Parent == server && process.Arguments.Contains("run-controllers"))?.Id;
    }

    /// <summary>The memory of the AppHost, of the orchestrator and of the dashboard.</summary>
    /// <param name="appHost">The AppHost's process id.</param>
    public static IReadOnlyList<Memory> Measure(int appHost)
    {
        var processes = ReadAll();
        var orchestrated = Descendants(processes, FindServer(processes, appHost) ?? throw new InvalidOperationException("The orchestrator does not run."));
        var dashboard = orchestrated.Where(process => process.Arguments[0].EndsWith("aspire-managed", StringComparison.Ordinal)).ToList();
        var orchestrator = orchestrated.Where(process => Path.GetFileName(process.Arguments[0]) == "dcp").ToList();
        var monitors = orchestrator.Where(process => process.Arguments[1].StartsWith("monitor-", StringComparison.Ordinal)).ToList();
        return
        [
            Sum("AppHost", [appHost]),
            Sum("DCP", orchestrator.Except(monitors).Select(process => process.Id)),
            Sum("DCP's monitors", monitors.Select(process => process.Id)),
            Sum("Dashboard", dashboard.Select(process => process.Id)),
        ];
    }

    private static int? FindServer(IReadOnlyList<ProcessEntry> processes, int appHost) => processes
        .FirstOrDefault(process => process.Arguments.Contains("start-apiserver")
            && process.Arguments.SkipWhile(argument => argument != "--monitor").Skip(1).FirstOrDefault() == $"{appHost}")?.Id;

    private static List<ProcessEntry> Descendants(IReadOnlyList<ProcessEntry> processes, int root)
    {
        var children = processes.Where(process => process.Parent == root).ToList();
        return [.. processes.Where(process => process.Id == root), .. children.SelectMany(child => Descendants(processes, child.Id))];
    }

    private static Memory Sum(string name, IEnumerable<int> processes)
    {
        var memories = processes.Select(id => File.ReadLines($"/proc/{id}/smaps_rollup").ToList()).ToList();
        return new(name, memories.Count, memories.Sum(lines => ReadKibibytes(lines, "Rss:")), memories.Sum(lines => ReadKibibytes(lines, "Pss:")));
    }

    private static long ReadKibibytes(IEnumerable<string> lines, string key) =>
        long.Parse(lines.First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private static List<ProcessEntry> ReadAll()
    {
        var processes = new List<ProcessEntry>();
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            try
            {
                var arguments = File.ReadAllText($"{folder}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
                // pid (name) state parent …; the name may contain anything but ends with the last parenthesis.
                var fields = File.ReadAllText($"{folder}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (arguments.Length > 0)
                {
                    processes.Add(new(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), arguments));
                }
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
        }

        return processes;
    }

    private sealed record ProcessEntry(int Id, int Parent, string[] Arguments);
}
