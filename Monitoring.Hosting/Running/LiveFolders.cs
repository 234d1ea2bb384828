using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Folders on this machine that containers see as their live configuration folders. Files arrive in them only after they were checked,
/// so that a broken edit never reaches a running program.
/// </summary>
internal sealed class LiveFolders
{
    private readonly Lazy<OwnedFolder> _root = new(() =>
    {
        OwnedFolder.DeleteOrphans(Path.GetTempPath());
        return OwnedFolder.Create();
    });

    /// <summary>Makes the folder for a container, with its files.</summary>
    /// <returns>Its path on this machine.</returns>
    public string Create(RunContainer container, ConfigFolder folder)
    {
        var path = PathOf(container, folder);
        Directory.CreateDirectory(path);
        Write(path, folder);
        OpenForContainers(path);
        return path;
    }

    /// <summary>Brings the folder up to date: writes what changed, deletes what is gone.</summary>
    public void Update(RunContainer container, ConfigFolder folder) => Write(PathOf(container, folder), folder);

    /// <summary>Deletes all folders: the containers are about to go.</summary>
    public void Delete()
    {
        if (_root.IsValueCreated)
        {
            _root.Value.Dispose();
        }
    }

    private string PathOf(RunContainer container, ConfigFolder folder) => Path.Combine(_root.Value.Path, container.Resource.Name, folder.Name);

    private static void Write(string path, ConfigFolder folder)
    {
        foreach (var file in folder.Files.Cast<TextFile>())
        {
            var target = Path.Combine(path, file.Name);
            if (!File.Exists(target) || File.ReadAllText(target) != file.Text)
            {
                File.WriteAllText(target + ".new", file.Text);
                File.Move(target + ".new", target, overwrite: true);
            }
        }

        foreach (var gone in Directory.EnumerateFiles(path).Where(existing => folder.Files.All(file => file.Name != Path.GetFileName(existing))))
        {
            File.Delete(gone);
        }
    }

    // Programs in containers run as users that do not exist on this machine; temporary folders are made for the owner alone.
    private void OpenForContainers(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (var folder = path; folder.Length >= _root.Value.Path.Length; folder = Path.GetDirectoryName(folder)!)
        {
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }
    }
}
