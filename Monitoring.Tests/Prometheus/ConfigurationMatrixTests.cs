using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Security;
using Xunit;

namespace Monitoring.Tests.Prometheus;

/// <summary>Every supported shape of Prometheus: valid for promtool, and with the flags of its own version only.</summary>
public sealed class ConfigurationMatrixTests
{
    private static readonly string[] Tags = ["v2.42.0", "v2.55.1", "v3.0.1", "v3.9.1", "v3.14.0"];
    private static readonly int[] ShardCounts = [1, 3];
    private static readonly bool[] OffAndOn = [false, true];

    public static IEnumerable<TheoryDataRow<string, int, bool, bool>> Matrix =>
        from tag in Tags
        from shards in ShardCounts
        from uploads in OffAndOn
        from usesTls in OffAndOn
        select new TheoryDataRow<string, int, bool, bool>(tag, shards, uploads, usesTls);

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Every_shape_is_valid(string tag, int shards, bool uploads, bool usesTls)
    {
        var spec = PrometheusScenario.Stack with
        {
            Image = PrometheusImages.Default with { Tag = tag },
            Shards = shards,
            Shard = shards > 1 ? new(shards - 1, shards) : null,
            UploadsBlocks = uploads,
            Web = usesTls ? Guard : null,
        };

        Assert.Empty(PrometheusRules.Check("prometheus", spec));
        var container = PrometheusScenario.Describe(spec, TestAddressing.Kubernetes).Containers[0];
        await PromtoolCheck.Accepts(container);
        Assert.Equal(tag.StartsWith("v2.", StringComparison.Ordinal), container.Args.Contains("--enable-feature=expand-external-labels"));
        Assert.Equal(uploads ? 2 : 0, container.Args.Count(arg => arg.EndsWith("-block-duration=2h", StringComparison.Ordinal)));
        Assert.Equal(usesTls, container.Args.Contains("--web.config.file=/etc/prometheus/web/web.yml"));
        Assert.Equal(usesTls ? "https" : "http", container.Probes!.Readiness.Port.Scheme);
    }

    private static WebSecurity Guard { get; } = new(new("guard-web-config"), new HttpAccess { BasicAuth = new("monitoring", new("guard-password")) })
    {
        Identity = new(new("guard-certificate"), new("guard-key")),
    };
}
