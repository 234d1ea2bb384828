using Monitoring.Hosting.Model;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Prometheus;

/// <summary>
/// Every supported shape of Prometheus, as the app host makes it: valid for the promtool of its generation, and with exactly the flags
/// and sections that its version has. What each version has is written down here a second time, from its source.
/// </summary>
public sealed class ConfigurationMatrixTests
{
    private static readonly int[] ShardCounts = [1, 3];
    private static readonly bool[] OffAndOn = [false, true];

    private static readonly string[] AlwaysThere = ["--config.file", "--storage.tsdb.path", "--web.listen-address", "--web.enable-lifecycle"];
    private static readonly string[] Retention = ["--storage.tsdb.retention.time", "--storage.tsdb.retention.size"];
    private static readonly string[] EqualBlocks = ["--storage.tsdb.min-block-duration", "--storage.tsdb.max-block-duration"];

    /// <summary>What a version has besides what all have: flags, flags beside a sidecar, sections of the configuration.</summary>
    private static readonly Dictionary<string, (string[] Flags, string[] BesideSidecar, string[] Sections)> Versions = new()
    {
        ["v2.42.0"] = ([.. Retention, "--enable-feature=expand-external-labels"], EqualBlocks, []),
        ["v2.55.1"] = ([.. Retention, "--enable-feature=expand-external-labels"], EqualBlocks, []),
        ["v3.0.1"] = (Retention, EqualBlocks, []),
        ["v3.5.3"] = ([.. Retention, "--enable-feature=auto-reload-config"], EqualBlocks, []),
        ["v3.9.1"] = ([.. Retention, "--enable-feature=auto-reload-config"], ["--storage.tsdb.delay-compact-file.path"], []),
        ["v3.14.0"] = (["--config.auto-reload"], ["--storage.tsdb.delay-compact-file.path"], ["storage"]),
    };

    public static IEnumerable<TheoryDataRow<string, int, bool, bool>> Matrix =>
        from tag in Versions.Keys
        from shards in ShardCounts
        from sidecar in OffAndOn
        from usesTls in OffAndOn
        select new TheoryDataRow<string, int, bool, bool>(tag, shards, sidecar, usesTls);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_shape_is_valid(string tag, int shards, bool sidecar, bool usesTls)
    {
        var parts = Parts(tag, shards, sidecar, usesTls);
        var (flags, besideSidecar, sections) = Versions[tag];

        Assert.Equal(shards, parts.Count);
        foreach (var (part, index) in parts.Select((part, index) => (part, index)))
        {
            Assert.Empty(part.Validate());
            var container = part.Describe(TestAddressing.Kubernetes).Containers[0];
            string[] expected = [.. AlwaysThere, .. flags, .. sidecar ? besideSidecar : [], .. usesTls ? ["--web.config.file"] : Array.Empty<string>()];
            Assert.Equal(expected.Order(StringComparer.Ordinal), container.Args.Select(Flag).Order(StringComparer.Ordinal));
            Assert.Equal(["global", "scrape_configs", "alerting", .. sections], Sections(container));
            Assert.Equal(shards > 1, ContainerFiles.Of(container)["config/prometheus.yml"].Contains($"shard: \"{index}\"\n", StringComparison.Ordinal));
            Assert.Equal(usesTls ? "https" : "http", container.Probes!.Readiness.Port.Scheme);
            await PromtoolCheck.Accepts(container);
        }
    }

    // One flag stands for many features.
    private static string Flag(string argument) => argument.StartsWith("--enable-feature=", StringComparison.Ordinal) ? argument : argument.Split('=')[0];

    private static IReadOnlyList<MonitoringResource> Parts(string tag, int shards, bool sidecar, bool usesTls)
    {
        var builder = DistributedApplication.CreateBuilder(
        [
            $"--Monitoring:Images:Prometheus:Tag={tag}",
            $"--Monitoring:Prometheus:Shards={shards}",
            $"--Monitoring:Security:Tls={usesTls}",
            $"--Monitoring:Security:BasicAuth={usesTls}",
        ]);
        var alertmanager = builder.AddAlertmanager("alertmanager");
        builder.AddNodeExporter("node-exporter");
        var prometheus = builder.AddPrometheus("prometheus").WithAlertmanager(alertmanager).WithStackTargets();
        if (sidecar)
        {
            prometheus.WithThanosSidecar(builder.AddObjectStore("object-store"));
        }

        return [prometheus.Resource, .. prometheus.Resource.Shards];
    }

    private static IEnumerable<string> Sections(ContainerSpec container)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(ContainerFiles.Of(container)["config/prometheus.yml"]));
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.Keys.Select(key => key.ToString());
    }
}
