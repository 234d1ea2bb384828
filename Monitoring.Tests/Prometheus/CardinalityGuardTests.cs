using System.Text.RegularExpressions;
using Monitoring.Hosting.Grafana.Dashboards;
using Monitoring.Hosting.Prometheus;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Prometheus;

/// <summary>The presets leave out what nobody looks at, and nothing else.</summary>
public sealed partial class CardinalityGuardTests
{
    private static readonly IReadOnlyList<RelabelRule> Presets =
        [.. CardinalityGuard.ApiServer, .. CardinalityGuard.Cadvisor, .. CardinalityGuard.Kubelet, .. CardinalityGuard.GoRuntime];

    /// <summary>Every expression of the stack, with where it stands.</summary>
    public static TheoryData<string, string> Expressions =>
    [
        .. StackDashboards.All.SelectMany(file => file.Value.Panels, (file, panel) => (file.Key, panel))
            .SelectMany(shown => shown.panel.Queries, (shown, query) => ($"{shown.Key}: {shown.panel.Title}, {query.Legend}", query.Expression)),
        .. Rulebook.Rules.Select(rule => (rule.ToString(), rule.Rule.Expression)),
    ];

    [Theory]
    [MemberData(nameof(Expressions))]
    public void No_expression_reads_what_a_preset_drops(string place, string expression)
    {
        var dropped = Name().Matches(expression).Select(name => name.Value).Where(IsDropped);

        Assert.True(!dropped.Any(), $"{place} reads {string.Join(", ", dropped)}, which is dropped when it is scraped.");
    }

    [Theory]
    [InlineData("apiserver_request_duration_seconds_bucket")]
    [InlineData("workqueue_work_duration_seconds_bucket")]
    [InlineData("container_network_tcp_usage_total")]
    [InlineData("container_spec_memory_limit_bytes")]
    [InlineData("kubelet_runtime_operations_duration_seconds_bucket")]
    [InlineData("go_gc_duration_seconds")]
    public void The_families_that_only_cost_are_dropped(string metric) => Assert.True(IsDropped(metric));

    [Theory]
    [InlineData("apiserver_request_duration_seconds_sum")]
    [InlineData("apiserver_request_total")]
    [InlineData("container_network_receive_bytes_total")]
    [InlineData("container_memory_working_set_bytes")]
    [InlineData("go_goroutines")]
    public void Their_neighbours_stay(string metric) => Assert.False(IsDropped(metric));

    /// <summary>The cgroups above pods have neither label; what belongs to a pod, such as its network, has no container.</summary>
    [Theory]
    [InlineData("container_memory_working_set_bytes;;", true)]
    [InlineData("container_network_receive_bytes_total;;cart-0", false)]
    [InlineData("container_cpu_usage_seconds_total;cart;cart-0", false)]
    public void Only_cgroups_above_pods_go(string labels, bool goes)
    {
        var rule = Assert.Single(CardinalityGuard.Cadvisor, rule => rule.SourceLabels is ["__name__", "container", "pod"]);

        Assert.Equal(goes, Regex.IsMatch(labels, $"^({rule.Regex})$"));
    }

    private static bool IsDropped(string metric) =>
        Presets.Any(rule => rule is { Action: "drop", SourceLabels: ["__name__"] } && Regex.IsMatch(metric, $"^({rule.Regex})$"));

    [GeneratedRegex(@"[a-z_][a-z0-9_]*")]
    private static partial Regex Name();
}
