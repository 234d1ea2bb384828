using System.Runtime.CompilerServices;
using Xunit;

namespace Monitoring.Tests;

/// <summary>
/// Generated files that a person has read and approved, in a folder named <c>Golden</c> beside the test that compares them.
/// <c>UPDATE_GOLDEN=1 dotnet test</c> writes them anew; the review is the diff.
/// </summary>
public static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    /// <summary>Compares all files of a scenario byte for byte, and that there are no others.</summary>
    /// <param name="scenario">The folder's name, for instance <c>prometheus-3.14-kubernetes</c>.</param>
    /// <param name="files">Text by path within the folder.</param>
    /// <param name="caller">The test's source file.</param>
    public static void Verify(string scenario, IReadOnlyDictionary<string, string> files, [CallerFilePath] string caller = "")
    {
        var folder = Folder(scenario, caller);
        if (Update)
            Write(folder, files);

        var approved = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file))
            : [];
        Assert.Equal(files.Keys.Order(StringComparer.Ordinal), approved.Order(StringComparer.Ordinal));
        foreach (var (path, text) in files)
            Assert.Equal(File.ReadAllText(Path.Combine(folder, path)), text);
    }

    /// <summary>Where the files of a scenario lie.</summary>
    public static string Folder(string scenario, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "Golden", scenario);

    private static void Write(string folder, IReadOnlyDictionary<string, string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);

        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
