using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus;

public sealed class PrometheusRulesTests
{
    [Fact]
    public void The_stack_holds_every_rule() => Assert.Empty(Findings(PrometheusScenario.Stack));

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public void MON100_there_is_a_replica(int replicas, bool holds) =>
        Expect(holds, PrometheusScenario.Stack with { Replicas = replicas },
            "MON100 error: prometheus: 0 replicas scrape nothing. Fix: Use WithReplicas(2), or 1 where a gap does no harm.");

    [Theory]
    [InlineData("v2.42.0", true, null)]
    [InlineData("v2.41.0", false, "MON101 error: prometheus: Version 2.41.0 is too old. Fix: Use 2.42 or later.")]
    [InlineData("edge", false, "MON101 error: prometheus: The tag 'edge' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as v3.14.0.")]
    public void MON101_the_version_is_known_and_supported(string tag, bool holds, string? finding) =>
        Expect(holds, PrometheusScenario.Stack with { Image = PrometheusImages.Default with { Tag = tag } }, finding);

    [Theory]
    [InlineData("region", true, null)]
    [InlineData("my-region", false, "MON102 error: prometheus: 'my-region' is no label name. Fix: Use letters, digits and '_', not a digit first.")]
    [InlineData("replica", false, "MON102 error: prometheus: The external label 'replica' is the one that tells replicas apart; it cannot have a fixed value. Fix: Choose another label.")]
    public void MON102_external_labels_are_labels_and_leave_the_replica_alone(string label, bool holds, string? finding) =>
        Expect(holds, PrometheusScenario.Stack with { ExternalLabels = PrometheusScenario.Stack.ExternalLabels.Add(label, "x") }, finding);

    [Theory]
    [InlineData(6, true)]
    [InlineData(5, false)]
    public void MON103_three_blocks_stay_until_they_are_uploaded(int hours, bool holds) =>
        Expect(holds, PrometheusScenario.Stack with { Retention = Duration.Hours(hours) },
            "MON103 error: prometheus: A retention of 5h deletes blocks that may not have been uploaded. Fix: Keep at least 6h: three blocks.");

    [Theory]
    [InlineData("/metrics", true)]
    [InlineData("/other", false)]
    public void MON104_jobs_of_one_name_differ_in_targets_only(string path, bool holds) =>
        Expect(holds, PrometheusScenario.Stack with { ScrapeJobs = [.. PrometheusScenario.Stack.ScrapeJobs, new("node", new StaticEndpoint("a", 1)) { Path = path }] },
            "MON104 error: prometheus: Several jobs named 'node' differ in more than their targets. Fix: Give them different names, or the same path, scheme and interval.");

    private static void Expect(bool holds, PrometheusSpec spec, string? finding) => Assert.Equal(holds ? [] : [finding!], Findings(spec));

    private static IEnumerable<string> Findings(PrometheusSpec spec) => PrometheusRules.Check("prometheus", spec).Select(finding => finding.ToString());
}
