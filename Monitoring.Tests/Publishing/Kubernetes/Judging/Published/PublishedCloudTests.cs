using Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The chart in each cloud: its disks, the role that stands in for keys, and nodes that are kept for it.</summary>
public sealed class PublishedCloudTests(PublishedChart chart)
{
    private const int OldestMinor = 29;
    private const string Pool = "example.com/pool";

    [Theory]
    [InlineData("Aws", "S3", "arn:aws:iam::123456789012:role/thanos", "eks.amazonaws.com/role-arn", "ebs.csi.aws.com")]
    [InlineData("Gcp", "Gcs", "thanos@example.iam.gserviceaccount.com", "iam.gke.io/gcp-service-account", "pd.csi.storage.gke.io")]
    [InlineData("Azure", "Azure", "00000000-0000-0000-0000-000000000001", "azure.workload.identity/client-id", "disk.csi.azure.com")]
    public async Task A_cloud_has_its_disks_its_roles_and_nodes_of_the_stack(string cloud, string store, string role, string annotation, string provisioner)
    {
        var cluster = PublishedChart.Render(await chart.PublishAsync(
            cloud,
            $"--Monitoring:Kubernetes:Cloud={cloud}",
            $"--Monitoring:ObjectStore:Type={store}",
            "--Monitoring:ObjectStore:Account=example",
            $"--Monitoring:Kubernetes:ObjectStoreRole={role}",
            $"--Monitoring:Kubernetes:NodePool={Pool}=monitoring"));

        Assert.Empty(KubernetesSchemas.Load().Findings(cluster, OldestMinor));
        var disks = Assert.Single(cluster.OfKind("StorageClass"));
        Assert.Equal(provisioner, disks.Json.Text("provisioner"));
        Assert.All(cluster.OfKind("StatefulSet").SelectMany(set => set.Json.Items("spec/volumeClaimTemplates")), claim => Assert.Equal(disks.Name, claim.Text("spec/storageClassName")));
        Assert.Equal(
            ["prometheus", "thanos-bucket-web", "thanos-compactor", "thanos-store"],
            cluster.OfKind("ServiceAccount").Where(account => account.Annotations.GetValueOrDefault(annotation) == role).Select(account => account.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task All_pods_but_those_of_every_node_are_on_the_nodes_that_are_kept_for_them()
    {
        var cluster = PublishedChart.Render(await chart.PublishAsync("pool", $"--Monitoring:Kubernetes:NodePool={Pool}=monitoring"));
        var pods = cluster.Pods.Where(pod => pod.Labels.GetValueOrDefault("app.kubernetes.io/part-of") == "monitoring").ToLookup(pod => pod.Owner.Kind == "DaemonSet");

        Assert.All(pods[false], pod =>
        {
            Assert.Equal("monitoring", pod.Spec.Texts("nodeSelector")[Pool]);
            var toleration = Assert.Single(pod.Spec.Items("tolerations"));
            Assert.Equal((Pool, "Equal", "monitoring", "NoSchedule"), (toleration.Text("key"), toleration.Text("operator"), toleration.Text("value"), toleration.Text("effect")));
        });
        Assert.All(pods[true], pod =>
        {
            Assert.Empty(pod.Spec.Texts("nodeSelector"));
            Assert.Equal("""{"operator":"Exists"}""", Assert.Single(pod.Spec.Items("tolerations")).ToJsonString());
        });
    }
}
