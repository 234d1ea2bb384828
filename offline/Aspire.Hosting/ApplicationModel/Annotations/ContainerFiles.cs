namespace Aspire.Hosting.ApplicationModel;

public abstract class ContainerFileSystemItem
{
    private string? _name;

    public string Name
    {
        get => _name!;
        set
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(value);
            if (Path.GetDirectoryName(value) != string.Empty)
                throw new ArgumentException($"Name '{value}' must be a simple file or folder name and not include any path separators (eg, / or \\). To specify parent folders, use one or more ContainerDirectory entries.", nameof(value));

            _name = value;
        }
    }

    public int? Owner { get; set; }

    public int? Group { get; set; }

    /// <summary>The permissions; None (0): as the parent directory or the default.</summary>
    public UnixFileMode Mode { get; set; }
}

public abstract class ContainerFileBase : ContainerFileSystemItem
{
    public string? Contents { get; set; }

    public string? SourcePath { get; set; }

    public bool? ContinueOnError { get; set; }
}

public sealed class ContainerFile : ContainerFileBase
{
}

public sealed class ContainerDirectory : ContainerFileSystemItem
{
    public IEnumerable<ContainerFileSystemItem> Entries { get; set; } = [];

    public static IEnumerable<ContainerFileSystemItem> GetFileSystemItemsFromPath(
        string path,
        string searchPattern = "*",
        SearchOption searchOptions = SearchOption.TopDirectoryOnly,
        Action<ContainerFileSystemItem>? updateItem = null)
    {
        var fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
        {
            var files = Directory.GetFiles(fullPath, searchPattern, searchOptions)
                .Order(StringComparer.Ordinal)
                .Select(f => (Parts: Path.GetRelativePath(fullPath, f).Split(Path.DirectorySeparatorChar), Path: f));
            return Items([.. files], 0, updateItem);
        }

        if (!File.Exists(fullPath))
            throw new InvalidOperationException($"The specified path '{fullPath}' does not exist.");

        if (searchPattern != "*")
            throw new ArgumentException($"A search pattern was specified, but the given path '{fullPath}' is a file. Search patterns are only valid for directories.", nameof(searchPattern));

        return [Updated(new ContainerFile { Name = Path.GetFileName(fullPath), SourcePath = fullPath }, updateItem)];
    }

    private static List<ContainerFileSystemItem> Items(
        (string[] Parts, string Path)[] files, int depth, Action<ContainerFileSystemItem>? updateItem)
    {
        var items = new List<ContainerFileSystemItem>();
        foreach (var group in files.GroupBy(f => f.Parts[depth], StringComparer.Ordinal))
        {
            var (parts, path) = group.First();
            items.Add(parts.Length == depth + 1
                ? Updated(new ContainerFile { Name = group.Key, SourcePath = path }, updateItem)
                : Updated(new ContainerDirectory { Name = group.Key, Entries = Items([.. group], depth + 1, updateItem) }, updateItem));
        }

        return items;
    }

    private static ContainerFileSystemItem Updated(ContainerFileSystemItem item, Action<ContainerFileSystemItem>? updateItem)
    {
        updateItem?.Invoke(item);
        return item;
    }
}

public sealed class ContainerFileSystemCallbackAnnotation : IResourceAnnotation
{
    public required string DestinationPath { get; init; }

    public int? DefaultOwner { get; init; }

    public int? DefaultGroup { get; init; }

    public UnixFileMode? Umask { get; set; }

    public required Func<ContainerFileSystemCallbackContext, CancellationToken, Task<IEnumerable<ContainerFileSystemItem>>> Callback { get; init; }
}

public sealed class ContainerFileSystemCallbackContext
{
    public required IServiceProvider Services { get; init; }

    [Obsolete("Use Services instead.")]
    public IServiceProvider ServiceProvider
    {
        get => Services;
        init => Services = value;
    }

    public required IResource Model { get; init; }
}
