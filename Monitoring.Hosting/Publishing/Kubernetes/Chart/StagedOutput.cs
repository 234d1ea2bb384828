using Aspire.Hosting.Pipelines;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// Lets the steps of a publish write into a folder beside the output, and puts what they wrote in its place when all have succeeded:
/// until then, and whatever fails, the old output is as it was.
/// </summary>
/// <param name="output">Where the steps would have written.</param>
internal sealed class StagedOutput(IPipelineOutputService output) : IPipelineOutputService, IDisposable
{
    private string? _staging;

    /// <inheritdoc />
    public string GetOutputDirectory() => _staging ?? output.GetOutputDirectory();

    /// <inheritdoc />
    public string GetOutputDirectory(IResource resource) =>
        _staging is null ? output.GetOutputDirectory(resource) : Path.Combine(_staging, resource.Name);

    /// <inheritdoc />
    public string GetTempDirectory() => output.GetTempDirectory();

    /// <inheritdoc />
    public string GetTempDirectory(IResource resource) => output.GetTempDirectory(resource);

    /// <summary>From now on, steps write beside the output.</summary>
    public void Begin()
    {
        var target = Path.TrimEndingDirectorySeparator(output.GetOutputDirectory());
        _staging = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Environment.ProcessId}");
        Directory.CreateDirectory(_staging);
    }

    /// <summary>Replaces the files and folders of the output that were written anew. What else is there stays.</summary>
    public void Commit()
    {
        var (staging, target) = (_staging ?? throw new InvalidOperationException("Nothing was begun."), output.GetOutputDirectory());
        var previous = Directory.CreateDirectory(Path.Combine(staging, ".previous")).FullName;
        var replaced = new Stack<string>();
        Directory.CreateDirectory(target);
        try
        {
            foreach (var entry in Directory.GetFileSystemEntries(staging).Where(entry => entry != previous).Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileName(entry);
                Move(Path.Combine(target, name), Path.Combine(previous, name));
                replaced.Push(name);
                Move(entry, Path.Combine(target, name));
            }
        }
        catch
        {
            foreach (var name in replaced)
            {
                Move(Path.Combine(target, name), Path.Combine(staging, name));
                Move(Path.Combine(previous, name), Path.Combine(target, name));
            }

            throw;
        }

        Dispose();
    }

    /// <summary>Removes what was not put in its place.</summary>
    public void Dispose()
    {
        if (_staging is { } staging && Directory.Exists(staging))
        {
            Directory.Delete(staging, recursive: true);
        }

        _staging = null;
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from))
        {
            Directory.Move(from, to);
        }
        else if (File.Exists(from))
        {
            File.Move(from, to);
        }
    }
}
