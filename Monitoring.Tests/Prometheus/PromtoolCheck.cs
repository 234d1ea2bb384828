using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Tests.Prometheus;

/// <summary>Lets promtool judge what a Prometheus container is started with: the one whose version is nearest, of those that are here.</summary>
internal static class PromtoolCheck
{
    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

    /// <summary>The first that knows retention in the configuration file.</summary>
    private static readonly Version KnowsRetention = new(3, 8);

    /// <summary>Those that <c>eng/setup.sh</c> takes out of later releases of Debian, and the oldest version of Prometheus that each is for.</summary>
    private static readonly (string Name, Version For)[] LaterTools = [("promtool-sid", new(3, 0)), ("promtool-trixie", new(2, 47))];

    /// <summary>Lets each tool judge the containers that it is the nearest for, all at once.</summary>
    public static async Task Accepts(params IEnumerable<ContainerSpec> containers)
    {
        foreach (var same in containers.GroupBy(container => LaterTools.FirstOrDefault(tool => container.Image.Version >= tool.For && Tool.IsInstalled(tool.Name)).Name ?? "promtool"))
        {
            await Accepts(new Tool(same.Key), same);
        }
    }

    private static async Task Accepts(Tool promtool, IEnumerable<ContainerSpec> containers)
    {
        string[] unknown = [.. UnknownKeys(await promtool.Accepts("--version"))];
        var roots = containers.Select(ContainerFiles.Materialize).ToList();
        try
        {
            await promtool.Accepts(["check", "config", .. roots.Select(root => Known(root, unknown))]);
            if (roots.SelectMany(RuleFilesIn).ToList() is { Count: > 0 } rules)
            {
                await promtool.Accepts(["check", "rules", .. rules]);
            }
        }
        finally
        {
            roots.ForEach(root => root.Delete(recursive: true));
        }
    }

    private static IEnumerable<string> RuleFilesIn(DirectoryInfo root) =>
        Directory.Exists(Path.Combine(root.FullName, "rules")) ? Directory.EnumerateFiles(Path.Combine(root.FullName, "rules")) : [];

    private static string Known(DirectoryInfo root, string[] unknown)
    {
        var file = Path.Combine(root.FullName, "config", "prometheus.yml");
        File.WriteAllLines(file, [.. Without(unknown, File.ReadAllLines(file)).Select(line => line.Replace(ServiceAccount, root.FullName, StringComparison.Ordinal))]);
        File.WriteAllText(Path.Combine(root.FullName, "token"), "");
        return file;
    }

    /// <summary>Keys that the tool is too old for, or that Debian builds without. What is in them other tests assert.</summary>
    private static IEnumerable<string> UnknownKeys(string version)
    {
        var image = PrometheusImages.Default with { Tag = version.Split("version ")[1] };
        if (image.Version < KnowsRetention)
        {
            yield return "storage";
        }

        if (version.Contains("+ds", StringComparison.Ordinal))
        {
            yield return "kubernetes_sd_configs";
        }
    }

    /// <summary>The lines of a configuration without some of its keys, and what is below them.</summary>
    public static IEnumerable<string> Without(string[] keys, IEnumerable<string> lines)
    {
        var left = int.MaxValue;
        foreach (var line in lines)
        {
            var indent = line.Length - line.TrimStart().Length;
            if (indent <= left)
            {
                left = keys.Any(key => line.TrimStart() == key + ":") ? indent : int.MaxValue;
            }

            if (left == int.MaxValue)
            {
                yield return line;
            }
        }
    }
}
