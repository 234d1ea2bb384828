using System.Text.RegularExpressions;
using Monitoring.Hosting.Exporters;
using Monitoring.Hosting.Grafana.Dashboards;
using Monitoring.Hosting.Model;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Exporters;

public sealed partial class KubeStateMetricsTests
{
    private static readonly Workload Described = KubeStateMetricsWorkload.Describe("kube-state-metrics", new KubeStateMetricsSpec());

    [Fact]
    public void It_may_read_exactly_what_it_watches()
    {
        var watched = Described.Containers[0].Args.Single(arg => arg.StartsWith("--resources=", StringComparison.Ordinal))["--resources=".Length..].Split(',');

        Assert.Equal(watched, Described.ClusterRights.SelectMany(right => right.Resources).Order(StringComparer.Ordinal));
        Assert.All(Described.ClusterRights, right => Assert.Equal(["list", "watch"], right.Verbs));
    }

    [Fact]
    public void Secrets_are_none_of_its_business() =>
        Assert.DoesNotContain(Described.ClusterRights.SelectMany(right => right.Resources), kind => kind is "secrets" or "configmaps");

    /// <summary>The kind is the word after <c>kube_</c>; those that the stack reads are watched.</summary>
    [Fact]
    public void Every_metric_that_a_rule_or_a_dashboard_reads_is_about_something_it_watches()
    {
        var expressions = Rulebook.Rules.Select(rule => rule.Rule.Expression)
            .Concat(StackDashboards.All.Values.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Queries).Select(query => query.Expression));
        var kinds = expressions.SelectMany(expression => Metric().Matches(expression)).Select(match => match.Groups["kind"].Value.TrimEnd('s')).Distinct().ToList();
        var watched = new KubeStateMetricsSpec().Objects.SelectMany(objects => objects.Kinds).Select(kind => kind.TrimEnd('s')).ToList();

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.Contains(kind, watched));
    }

    [Fact]
    public void Its_series_keep_their_own_labels_and_its_own_metrics_are_a_job_apart()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--Monitoring:Publish:Target=Kubernetes"]);
        builder.AddKubeStateMetrics("kube-state-metrics");
        var prometheus = builder.AddPrometheus("prometheus").WithStackTargets();

        var text = ContainerFiles.Of(prometheus.Resource.Describe(TestAddressing.Local).Containers[0])["config/prometheus.yml"];

        Assert.Contains("  - job_name: kube-state-metrics\n    honor_labels: true\n    static_configs:\n      - targets:\n          - kube-state-metrics:8080\n", text);
        Assert.Contains("  - job_name: kube-state-metrics-telemetry\n    static_configs:\n      - targets:\n          - kube-state-metrics:8081\n", text);
    }

    [Fact]
    public void Where_there_is_no_cluster_the_model_does_without_it()
    {
        Assert.Empty(Models());
        Assert.Empty(Models("--operation", "publish"));
        Assert.Empty(Models("--operation", "publish", "--step", "publish-manifest", "--Monitoring:Publish:Target=Kubernetes"));
        Assert.Single(Models("--operation", "publish", "--Monitoring:Publish:Target=Kubernetes"));
    }

    private static IResourceCollection Models(params string[] arguments)
    {
        var builder = DistributedApplication.CreateBuilder(arguments);
        builder.AddKubeStateMetrics("kube-state-metrics");
        return builder.Resources;
    }

    [GeneratedRegex(@"\bkube_(?<kind>[a-z]+)_")]
    private static partial Regex Metric();
}
