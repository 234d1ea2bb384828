using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Temporary files and folders that go with the application host.</summary>
internal sealed class FileSystemService(IConfiguration configuration) : IFileSystemService, ITempFileSystemService, IDisposable
{
    private readonly ConcurrentDictionary<IDisposable, bool> _items = new();
    private readonly bool _keep = configuration["ASPIRE_PRESERVE_TEMP_FILES"] is not null;

    public ITempFileSystemService TempDirectory => this;

    public TempDirectory CreateTempSubdirectory(string? prefix = null)
    {
        var path = Directory.CreateTempSubdirectory(prefix ?? "aspire").FullName;
        var directory = new OwnedDirectory(path, Remove);
        _items[directory] = true;
        return directory;
    }

    public TempFile CreateTempFile(string? fileName = null)
    {
        var folder = fileName is null ? null : Directory.CreateTempSubdirectory("aspire").FullName;
        var path = folder is null ? Path.GetTempFileName() : Path.Combine(folder, fileName!);
        File.Create(path).Dispose();
        var file = new OwnedFile(path, folder, Remove);
        _items[file] = true;
        return file;
    }

    public void Dispose()
    {
        foreach (var item in _items.Keys)
            item.Dispose();
    }

    private void Remove(IDisposable item, string path)
    {
        _items.TryRemove(item, out _);
        if (_keep)
            return;

        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            File.Delete(path);
    }

    private sealed class OwnedDirectory(string path, Action<IDisposable, string> remove) : TempDirectory
    {
        public override string Path => path;

        public override void Dispose() => remove(this, path);
    }

    private sealed class OwnedFile(string path, string? folder, Action<IDisposable, string> remove) : TempFile
    {
        public override string Path => path;

        public override void Dispose() => remove(this, folder ?? path);
    }
}
