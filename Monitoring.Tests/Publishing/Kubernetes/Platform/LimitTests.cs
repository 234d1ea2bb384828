using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Platform;

public sealed class LimitTests
{
    private readonly PlatformScenario _stack = new();

    [Fact]
    public void The_quota_has_room_for_all_pods_at_the_worst_moment_and_a_fifth_more()
    {
        _stack.Add("peers", Replication.Peers(3), workload => workload with { Claims = [new("data", ByteSize.GiB(10))] });
        _stack.Add("web", Replication.Stateless(2, maxReplicas: 6));
        _stack.Add("agent", Replication.PerNode);

        var hard = _stack.Get<ResourceQuota>("monitoring").Spec.Hard;

        // 3 peers, 6 replicas of web and one more in a rollout: 10 pods of half a core, limited to 2 cores and 1 GiB.
        Assert.Equal("12", Default(hard["pods"]));
        Assert.Equal("6", Default(hard["requests.cpu"]));
        Assert.Equal("24", Default(hard["limits.cpu"]));
        Assert.Equal("12Gi", Default(hard["requests.memory"]));
        Assert.Equal("12Gi", Default(hard["limits.ephemeral-storage"]));
        Assert.Equal("36Gi", Default(hard["requests.storage"]));
        Assert.Equal("4", Default(hard["persistentvolumeclaims"]));
        Assert.Equal("0", hard["services.loadbalancers"]);
    }

    [Fact]
    public void What_runs_on_every_node_has_no_quota_but_limits()
    {
        _stack.Add("agent", Replication.PerNode);
        _stack.Add("web", Replication.Stateless(2));

        Assert.DoesNotContain(_stack.Platform().OfType<ResourceQuota>(), quota => quota.Metadata.Namespace == "monitoring-nodes");
        Assert.Single(_stack.Platform().OfType<LimitRange>(), range => range.Metadata.Namespace == "monitoring-nodes");
    }

    [Fact]
    public void The_largest_container_is_well_within_the_limits_and_none_is_capped()
    {
        var large = PlatformScenario.Container("large") with { Resources = new ResourceNeeds(4, ByteSize.GiB(16)) { EphemeralStorage = ByteSize.GiB(2) } };
        _stack.Add("web", Replication.Stateless(2), workload => workload with { Containers = [.. workload.Containers, large] });

        var range = Assert.Single(_stack.Get<LimitRange>("monitoring").Spec.Limits);

        Assert.Equal("32", Default(range.Max["cpu"]));
        Assert.Equal("32768Mi", Default(range.Max["memory"]));
        Assert.Equal("4096Mi", Default(range.Max["ephemeral-storage"]));
        Assert.Equal(range.Max, range.Default);
    }

    [Theory]
    [InlineData(Cloud.Aws, "ebs.csi.aws.com", "type", "gp3")]
    [InlineData(Cloud.Gcp, "pd.csi.storage.gke.io", "type", "pd-ssd")]
    [InlineData(Cloud.Azure, "disk.csi.azure.com", "skuName", "Premium_LRS")]
    public void Disks_of_a_cloud_are_kept_can_grow_and_come_with_their_pod(Cloud cloud, string provisioner, string parameter, string value)
    {
        var stack = new PlatformScenario { Settings = new() { Cloud = cloud } };
        stack.Add("peers", Replication.Peers(3), workload => workload with { Claims = [new("data", ByteSize.GiB(10))] });

        var disks = stack.Get<StorageClass>(stack.Settings.StorageClass!);

        Assert.Equal(provisioner, disks.Provisioner);
        Assert.Equal(value, disks.Parameters[parameter]);
        Assert.Equal(("Retain", true, "WaitForFirstConsumer"), (disks.ReclaimPolicy, disks.AllowVolumeExpansion, disks.VolumeBindingMode));
    }

    [Fact]
    public void A_class_that_is_there_already_is_used_as_it_is()
    {
        var stack = new PlatformScenario { Settings = new() { Cloud = Cloud.Aws, StorageClass = "fast" } };
        stack.Add("peers", Replication.Peers(3), workload => workload with { Claims = [new("data", ByteSize.GiB(10))] });

        Assert.Equal("fast", stack.Settings.StorageClass);
        Assert.Empty(stack.Platform().OfType<StorageClass>());
    }

    [Fact]
    public void Without_a_cloud_claims_get_the_clusters_own_disks()
    {
        _stack.Add("web", Replication.Stateless(2));

        Assert.Null(_stack.Settings.StorageClass);
        Assert.Empty(_stack.Platform().OfType<StorageClass>());
    }

    private string Default(string expression) => _stack.Values.All.Single(value => value.Reference == expression).Default;
}
