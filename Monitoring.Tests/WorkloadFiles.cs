using Monitoring.Hosting.Model;

namespace Monitoring.Tests;

/// <summary>Everything that the containers of a workload are started with, as files that a person can read.</summary>
internal static class WorkloadFiles
{
    /// <summary>Per container: its arguments and its environment, one to a line, and its configuration files.</summary>
    public static SortedDictionary<string, string> Of(params IEnumerable<ContainerSpec> containers)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in containers)
        {
            Add(files, $"{container.Name}/args", container.Args);
            Add(files, $"{container.Name}/environment", container.Environment.Select(variable => $"{variable.Name}={Text(variable.Value)}"));
            foreach (var (folder, file) in container.Config.SelectMany(folder => folder.Files.OfType<TextFile>().Select(file => (folder, file))))
            {
                files.Add($"{container.Name}/{folder.Name}/{file.Name}", file.Text);
            }
        }

        return files;
    }

    private static void Add(SortedDictionary<string, string> files, string name, IEnumerable<string> lines)
    {
        var text = string.Concat(lines.Select(line => line + "\n"));
        if (text.Length > 0)
        {
            files.Add(name, text);
        }
    }

    private static string Text(EnvironmentValue value) => value switch
    {
        LiteralValue literal => literal.Text,
        TunableValue tuned => tuned.Tunable.ToString(),
        SecretValue secret => $"(secret {secret.Secret.Name})",
        ReplicaNameValue => "(name of the replica)",
        _ => throw new ArgumentException($"A {value.GetType().Name} has no text.", nameof(value)),
    };
}
