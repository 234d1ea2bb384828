namespace Monitoring.Hosting.Running;

/// <summary>
/// A temporary folder that belongs to this process: a file in it stays locked until the process ends, however it ends. What processes
/// that were killed have left is found by that, and by nothing that another process could have too, such as a number.
/// </summary>
internal sealed class OwnedFolder : IDisposable
{
    private const string Prefix = "monitoring-";
    private const string LockName = ".owner";

    private readonly FileStream _lock;

    private OwnedFolder(string path, FileStream @lock) => (Path, _lock) = (path, @lock);

    /// <summary>Its path.</summary>
    public string Path { get; }

    /// <summary>Makes one.</summary>
    public static OwnedFolder Create()
    {
        var path = Directory.CreateTempSubdirectory(Prefix).FullName;
        return new(path, Lock(path, FileMode.CreateNew));
    }

    /// <summary>Deletes the folders of processes that are gone.</summary>
    /// <param name="parent">Where they lie.</param>
    public static void DeleteOrphans(string parent)
    {
        foreach (var path in Directory.EnumerateDirectories(parent, Prefix + "*").Where(path => File.Exists(System.IO.Path.Combine(path, LockName))))
        {
            if (TryTake(path) is { } orphan)
            {
                orphan.Dispose();
            }
        }
    }

    /// <summary>Deletes it.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static OwnedFolder? TryTake(string path)
    {
        try
        {
            return new(path, Lock(path, FileMode.Open));
        }
        catch (Exception owned) when (owned is IOException or UnauthorizedAccessException)
        {
            // Its process lives, another one is deleting it right now, or it belongs to another user.
            return null;
        }
    }

    private static FileStream Lock(string path, FileMode mode) => new(System.IO.Path.Combine(path, LockName), mode, FileAccess.ReadWrite, FileShare.None);
}
