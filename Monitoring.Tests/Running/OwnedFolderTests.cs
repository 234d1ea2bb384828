using Monitoring.Hosting.Running;
using Xunit;

namespace Monitoring.Tests.Running;

/// <summary>The folders of a process go with it, at the latest when the next one starts.</summary>
public sealed class OwnedFolderTests
{
    [Fact]
    public void The_folder_of_a_process_that_lives_stays()
    {
        using var folder = OwnedFolder.Create();

        OwnedFolder.DeleteOrphans(Path.GetDirectoryName(folder.Path)!);

        Assert.True(Directory.Exists(folder.Path));
    }

    [Fact]
    public void The_folder_of_a_process_that_is_gone_is_deleted_with_all_that_is_in_it()
    {
        using var parent = new TestFolder(("monitoring-gone/.owner", ""), ("monitoring-gone/prometheus-0/rules/node.yml", "groups: []"));

        OwnedFolder.DeleteOrphans(parent.Path);

        Assert.Empty(Directory.EnumerateFileSystemEntries(parent.Path));
    }

    [Fact]
    public void What_looks_alike_and_has_no_owner_stays()
    {
        using var parent = new TestFolder(("monitoring-notes/notes.txt", "mine"), ("other/.owner", ""));

        OwnedFolder.DeleteOrphans(parent.Path);

        Assert.Equal(["monitoring-notes", "other"], Directory.EnumerateDirectories(parent.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void It_goes_when_it_is_no_longer_needed()
    {
        var folder = OwnedFolder.Create();
        File.WriteAllText(Path.Combine(folder.Path, "file"), "");

        folder.Dispose();

        Assert.False(Directory.Exists(folder.Path));
    }
}
