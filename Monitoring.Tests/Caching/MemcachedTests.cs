using Monitoring.Hosting.Caching;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Caching;

public sealed class MemcachedTests
{
    [Fact]
    public void It_is_told_how_much_to_keep()
    {
        var container = Describe(new MemcachedSpec { CacheSize = ByteSize.MiB(512), MaxItemSize = ByteSize.MiB(2), MaxConnections = 4096 });

        Assert.Equal(["--memory-limit=512", "--max-item-size=2097152", "--conn-limit=4096"], container.Args);
    }

    [Fact]
    public void Its_memory_is_more_than_what_it_keeps() =>
        Assert.Equal(ByteSize.MiB(192), new MemcachedSpec { CacheSize = ByteSize.MiB(128) }.Resources.Memory);

    [Fact]
    public void It_is_healthy_when_it_says_its_version() =>
        Assert.Equal(new TcpProbe(MemcachedSpec.Port, "version\r\n", "VERSION "), Describe(new MemcachedSpec()).Probes!.Readiness);

    private static ContainerSpec Describe(MemcachedSpec spec) => MemcachedWorkload.Describe("memcached", spec, Replication.Stateful()).Containers[0];
}
