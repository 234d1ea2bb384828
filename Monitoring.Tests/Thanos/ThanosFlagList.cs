using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Thanos;

/// <summary>What Thanos itself says of its flags: <c>thanos-flags.txt</c>, compiled from the help of each release.</summary>
internal sealed partial class ThanosFlagList
{
    private readonly Dictionary<(string Command, string Flag), KnownFlag> _flags = [];

    /// <summary>Reads the list.</summary>
    public static ThanosFlagList Read()
    {
        var list = new ThanosFlagList();
        var command = "";
        foreach (var line in File.ReadLines(Path.Combine(Folder(), "thanos-flags.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line[0] == '[')
            {
                command = line.Trim('[', ']');
                continue;
            }

            var cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            list._flags.Add((command, cells[0]), new KnownFlag(cells[1], Version.Parse(cells[2]), cells[3] == "-" ? null : Version.Parse(cells[3])));
        }

        return list;
    }

    /// <summary>What a release would say to arguments; empty when it accepts them.</summary>
    public IEnumerable<string> Complaints(IReadOnlyList<string> arguments, Version version)
    {
        var command = string.Join(' ', arguments.TakeWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)));
        foreach (var argument in arguments.SkipWhile(argument => !argument.StartsWith("--", StringComparison.Ordinal)))
        {
            var parts = argument[2..].Split('=', 2);
            if (!_flags.TryGetValue((command, parts[0]), out var flag) || version < flag.Since || (flag.Until is { } until && version >= until))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{command} {version}: unknown flag {argument}");
            }
            else if (!flag.Takes(parts.ElementAtOrDefault(1)))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{command} {version}: {argument} is not a {flag.Kind}");
            }
        }
    }

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;

    private sealed partial record KnownFlag(string Kind, Version Since, Version? Until)
    {
        public bool Takes(string? value) => Kind switch
        {
            "switch" => value is null,
            "go-duration" => value is not null && GoDuration().IsMatch(value),
            "value" => !string.IsNullOrEmpty(value),
            _ => throw new InvalidOperationException($"'{Kind}' is no kind of flag."),
        };

        [GeneratedRegex(@"^(\d+(h|m|s|ms))+$")]
        private static partial Regex GoDuration();
    }
}
