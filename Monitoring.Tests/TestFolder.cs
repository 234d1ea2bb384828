namespace Monitoring.Tests;

/// <summary>A folder with a few files, deleted when the test ends.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-");

    /// <summary>Creates the folder.</summary>
    /// <param name="files">Its files.</param>
    public TestFolder(params IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, text) in files)
        {
            var file = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    /// <summary>Its absolute path.</summary>
    public string Path => _folder.FullName;

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
