using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Platform;
using Xunit;
using Namespace = Aspire.Hosting.Kubernetes.Resources.Namespace;

namespace Monitoring.Tests.Publishing.Kubernetes.Platform;

public sealed class NamespaceTests
{
    [Fact]
    public void Only_what_looks_into_nodes_is_in_a_privileged_namespace()
    {
        var stack = new PlatformScenario();
        stack.Add("agent", Replication.PerNode);
        stack.Add("web", Replication.Stateless(2));

        var nodes = Assert.Single(stack.Platform().OfType<Namespace>());

        Assert.Equal("monitoring-nodes", nodes.Metadata.Name);
        Assert.Equal("privileged", nodes.Metadata.Labels["pod-security.kubernetes.io/enforce"]);
    }

    [Fact]
    public void The_namespace_of_the_release_admits_restricted_pods_only()
    {
        var own = PlatformObjects.NamespaceOf(new());

        Assert.Equal("monitoring", own.Metadata.Name);
        Assert.All(["enforce", "audit", "warn"], mode => Assert.Equal("restricted", own.Metadata.Labels[$"pod-security.kubernetes.io/{mode}"]));
    }
}
