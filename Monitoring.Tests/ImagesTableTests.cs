using System.Runtime.CompilerServices;
using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Thanos;
using Xunit;

namespace Monitoring.Tests;

/// <summary>The set-up pulls, or builds substitutes for, exactly the images that the product runs by default.</summary>
public sealed class ImagesTableTests
{
    private static readonly Dictionary<string, ContainerImage> Defaults = new(StringComparer.Ordinal)
    {
        ["Prometheus"] = PrometheusImages.Default,
        ["Alertmanager"] = AlertmanagerImages.Default,
        ["Thanos"] = ThanosImages.Default,
        ["Grafana"] = GrafanaImages.Default,
        ["NodeExporter"] = NodeExporterImages.Default,
        ["PostgresExporter"] = PostgresExporterImages.Default,
        ["RedisExporter"] = RedisExporterImages.Default,
        ["Memcached"] = MemcachedImages.Default,
        ["SeaweedFs"] = SeaweedFsImages.Default,
    };

    public static TheoryData<string> Products => [.. Defaults.Keys];

    [Theory]
    [MemberData(nameof(Products))]
    public void The_table_names_the_default_image(string product) =>
        Assert.Equal(Defaults[product].ToString(), ReadTable()[product].Image);

    [Fact]
    public void Every_substitute_has_a_folder_to_build_it_from()
    {
        var substitutes = ReadTable().Values.Select(row => row.Build).Where(folder => folder != "-").ToList();

        Assert.NotEmpty(substitutes);
        Assert.All(substitutes, folder => Assert.True(File.Exists(Path.Combine(ImagesFolder(), folder, "Dockerfile")), folder));
    }

    private static Dictionary<string, (string Image, string Build)> ReadTable() =>
        File.ReadLines(Path.Combine(ImagesFolder(), "images.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(row => row[0], row => (row[1], row[2]), StringComparer.Ordinal);

    private static string ImagesFolder([CallerFilePath] string caller = "") =>
        Path.Combine(Path.GetDirectoryName(caller)!, "..", "eng", "images");
}
