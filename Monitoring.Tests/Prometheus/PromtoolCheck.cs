using Monitoring.Hosting.Model;

namespace Monitoring.Tests.Prometheus;

/// <summary>Lets promtool judge what a Prometheus container is started with.</summary>
internal static class PromtoolCheck
{
    private static readonly Tool Promtool = new("promtool");

    /// <summary>Keys that promtool 2.42, the one of Debian 12, is too old for. What is in them other tests assert.</summary>
    private static readonly string[] YoungKeys = ["storage"];

    /// <summary>Keys that Debian builds without.</summary>
    private static readonly string[] KeysNotInDebian = ["kubernetes_sd_configs"];

    private const string ServiceAccount = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static async Task Accepts(ContainerSpec container)
    {
        var root = ContainerFiles.Materialize(container);
        try
        {
            var file = Path.Combine(root.FullName, "config", "prometheus.yml");
            var version = await Promtool.Accepts("--version");
            var unknown = (version.Contains("version 2.", StringComparison.Ordinal) ? YoungKeys : []).Concat(version.Contains("+ds", StringComparison.Ordinal) ? KeysNotInDebian : []);
            var lines = Without([.. unknown], await File.ReadAllLinesAsync(file)).Select(line => line.Replace(ServiceAccount, root.FullName, StringComparison.Ordinal));
            await File.WriteAllLinesAsync(file, [.. lines]);
            await File.WriteAllTextAsync(Path.Combine(root.FullName, "token"), "");
            await Promtool.Accepts("check", "config", file);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Without(string[] keys, IEnumerable<string> lines)
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
