using Monitoring.Hosting.Model;

namespace Monitoring.Tests.Prometheus;

/// <summary>Lets promtool judge what a Prometheus container is started with.</summary>
internal static class PromtoolCheck
{
    private static readonly Tool Promtool = new("promtool");

    /// <summary>Sections that are younger than the promtool of Debian 12, which is 2.42. What is in them other tests assert.</summary>
    private static readonly string[] YoungSections = ["storage:"];

    public static async Task Accepts(ContainerSpec container)
    {
        var root = ContainerFiles.Materialize(container);
        try
        {
            var file = Path.Combine(root.FullName, "config", "prometheus.yml");
            if ((await Promtool.Accepts("--version")).Contains("version 2."))
            {
                await File.WriteAllLinesAsync(file, WithoutYoungSections(await File.ReadAllLinesAsync(file)));
            }

            await Promtool.Accepts("check", "config", file);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> WithoutYoungSections(IEnumerable<string> lines)
    {
        var isYoung = false;
        foreach (var line in lines)
        {
            isYoung = line.StartsWith(' ') ? isYoung : YoungSections.Contains(line);
            if (!isYoung)
            {
                yield return line;
            }
        }
    }
}
