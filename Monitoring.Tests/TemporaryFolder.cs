namespace Monitoring.Tests;

/// <summary>A folder that is gone after the test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its absolute path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("monitoring-test-").FullName;

    /// <summary>Writes a file into it.</summary>
    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
