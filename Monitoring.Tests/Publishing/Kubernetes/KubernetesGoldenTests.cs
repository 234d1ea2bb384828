using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes;

public sealed class KubernetesGoldenTests
{
    [Fact]
    public async Task Every_component_of_the_app_host_has_its_objects()
    {
        var stack = await PublishedStack.Default;

        foreach (var component in stack.Objects.Keys)
        {
            Golden.Verify(component, stack.Manifests(component));
        }
    }

    [Fact]
    public async Task The_release_has_objects_around_its_components()
    {
        var stack = await PublishedStack.Default;

        Golden.Verify("platform", stack.Manifests(stack.Platform));
    }
}
