using Monitoring.Hosting.Model;

namespace Monitoring.Tests;

/// <summary>What a container is started with, as files.</summary>
internal static class ContainerFiles
{
    /// <summary>The files by folder and name; secrets by their name only; the arguments, one to a line.</summary>
    public static SortedDictionary<string, string> Of(ContainerSpec container)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["args"] = string.Concat(container.Args.Select(arg => arg + "\n")) };
        foreach (var folder in container.Config)
        {
            foreach (var file in folder.Files)
            {
                files[$"{folder.Name}/{file.Name}"] = file switch
                {
                    TextFile text => text.Text,
                    SecretFile secret => $"(secret {secret.Secret.Name})\n",
                    _ => throw new NotSupportedException($"A {file.GetType().Name} has no text."),
                };
            }
        }

        return files;
    }

    /// <summary>Writes the files below a new folder, for a tool to read, with the container's paths replaced by the folder's.</summary>
    /// <returns>The folder; the caller deletes it.</returns>
    public static DirectoryInfo Materialize(ContainerSpec container)
    {
        var root = Directory.CreateTempSubdirectory("monitoring-tests-");
        var parent = Path.GetDirectoryName(container.Config[0].Path)!;
        foreach (var (path, text) in Of(container))
        {
            var file = Path.Combine(root.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text.Replace(parent + "/", root.FullName + "/", StringComparison.Ordinal));
        }

        return root;
    }
}
