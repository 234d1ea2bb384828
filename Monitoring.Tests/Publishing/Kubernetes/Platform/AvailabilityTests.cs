using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Availability;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Platform;

public sealed class AvailabilityTests
{
    private readonly PlatformScenario _stack = new();

    [Fact]
    public void One_replica_at_a_time_may_be_taken_and_a_sick_one_always()
    {
        _stack.Add("peers", Replication.Peers(3));

        var budget = Assert.Single(_stack.Objects("peers").OfType<PodDisruptionBudget>()).Spec;

        Assert.Equal(1, budget.MaxUnavailable!.Number);
        Assert.Equal("AlwaysAllow", budget.UnhealthyPodEvictionPolicy);
        Assert.Equal(Pods("peers").Metadata.Labels["app.kubernetes.io/name"], budget.Selector.MatchLabels["app.kubernetes.io/name"]);
    }

    [Fact]
    public void A_single_replica_has_no_budget_that_would_block_drains()
    {
        _stack.Add("single", Replication.Singleton);
        _stack.Add("agent", Replication.PerNode);

        Assert.Empty(_stack.Objects("single").OfType<PodDisruptionBudget>());
        Assert.Empty(_stack.Objects("agent").OfType<PodDisruptionBudget>());
    }

    [Fact]
    public void Replicas_follow_the_load_where_a_workload_says_how_far()
    {
        _stack.Add("web", Replication.Stateless(1, maxReplicas: 6));

        var objects = _stack.Objects("web");
        var autoscaler = Assert.Single(objects.OfType<HorizontalPodAutoscalerV2>());

        Assert.Equal((2, 6), (autoscaler.Spec.MinReplicas!.Value, autoscaler.Spec.MaxReplicas));
        Assert.Equal(("apps/v1", "Deployment", "web"), (autoscaler.Spec.ScaleTargetRef.ApiVersion, autoscaler.Spec.ScaleTargetRef.Kind, autoscaler.Spec.ScaleTargetRef.Name));
        Assert.Equal(["spec.minReplicas", "spec.maxReplicas"], _stack.Values.NumbersOf(autoscaler).Keys);
        Assert.Null(Assert.Single(objects.OfType<Deployment>()).Spec.Replicas);
        Assert.Single(objects.OfType<PodDisruptionBudget>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2)]
    public void A_fixed_number_of_replicas_has_no_autoscaler(int? most)
    {
        _stack.Add("web", Replication.Stateless(2, most));

        Assert.Empty(_stack.Objects("web").OfType<HorizontalPodAutoscalerV2>());
        Assert.Equal(2, Assert.Single(_stack.Objects("web").OfType<Deployment>()).Spec.Replicas);
    }

    [Fact]
    public void What_tells_of_trouble_comes_before_what_explains_it()
    {
        _stack.Add("alarm", Replication.Singleton, workload => workload with { Importance = Importance.Critical });
        _stack.Add("web", Replication.Stateless());

        var classes = _stack.Platform().OfType<PriorityClass>().ToDictionary(item => item.Metadata.Name);

        Assert.True(classes[Pods("alarm").Spec.PriorityClassName!].Value > classes[Pods("web").Spec.PriorityClassName!].Value);
        Assert.All(classes.Values, item => Assert.InRange(item.Value, 1, 1_000_000_000));
        Assert.All(classes.Values, item => Assert.False(item.GlobalDefault));
    }

    [Fact]
    public void Pods_stay_on_the_nodes_that_are_kept_for_them()
    {
        var stack = new PlatformScenario { Settings = new() { NodePool = "dedicated=monitoring" } };
        stack.Add("web", Replication.Stateless(2));
        stack.Add("agent", Replication.PerNode);

        var pods = Assert.Single(stack.Objects("web").OfType<Deployment>()).Spec.Template.Spec;
        Assert.Equal("monitoring", pods.NodeSelector["dedicated"]);
        var toleration = Assert.Single(pods.Tolerations);
        Assert.Equal(("dedicated", "Equal", "monitoring", "NoSchedule"), (toleration.Key, toleration.Operator, toleration.Value, toleration.Effect));

        var agents = Assert.Single(stack.Objects("agent").OfType<DaemonSet>()).PodTemplate.Spec;
        Assert.Empty(agents.NodeSelector);
        Assert.Equal("Exists", Assert.Single(agents.Tolerations).Operator);
    }

    private PodTemplateSpecV1 Pods(string name) => _stack.Objects(name).OfType<Aspire.Hosting.Kubernetes.Resources.Workload>().Single().PodTemplate;
}
