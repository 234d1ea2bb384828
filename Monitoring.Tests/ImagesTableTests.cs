using System.Runtime.CompilerServices;
using System.Text.Json;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Redis.Sentinel;
using Xunit;

namespace Monitoring.Tests;

/// <summary>The set-up pulls, or builds substitutes for, exactly the images that the product runs.</summary>
public sealed class ImagesTableTests
{
    [Fact]
    public void The_table_names_the_images_of_the_manifest()
    {
        // The object store is a folder by default, and Redis alone, so the manifest lacks their servers.
        var expected = ReadManifest().Append(SeaweedFsImages.Default.ToString()).Append(HaProxyImages.Default.ToString());

        Assert.Equal(expected.Order(StringComparer.Ordinal), ReadTable().Select(row => row.Image).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_substitute_has_a_folder_to_build_it_from()
    {
        var substitutes = ReadTable().Select(row => row.Build).Where(folder => folder != "-").ToList();

        Assert.NotEmpty(substitutes);
        Assert.All(substitutes, folder => Assert.True(File.Exists(Path.Combine(RepositoryPath("eng/images"), folder, "Dockerfile")), folder));
    }

    private static List<string> ReadManifest()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(RepositoryPath("aspire-manifest/manifest.json")));
        return manifest.RootElement.GetProperty("resources").EnumerateObject()
            .Where(resource => resource.Value.TryGetProperty("image", out _))
            .Select(resource => resource.Value.GetProperty("image").GetString()!)
            .Distinct()
            .ToList();
    }

    private static IEnumerable<(string Image, string Build)> ReadTable() =>
        File.ReadLines(RepositoryPath("eng/images/images.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(row => (row[1], row[2]));

    private static string RepositoryPath(string path, [CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", path);
}
