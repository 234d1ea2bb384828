using Monitoring.Tests.Stack;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>Three pods of Redis start as they are published, and lose their primary.</summary>
public sealed class PublishedSentinelTests(PublishedChart chart)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Password = PublishedChart.Secrets["redis-password"];

    [Fact]
    public async Task Clients_know_one_address_and_pods_each_other()
    {
        var cluster = PublishedChart.Render(await chart.PublishAsync("sentinel", "--Monitoring:Redis:Mode=Sentinel"));

        Assert.Equal(3, cluster.Find("StatefulSet", cluster.Namespace, "redis")!.Pod!.Replicas);
        Assert.Equal(["tcp:6379"], Ports("redis"));
        Assert.Equal(["server:6380", "sentinel:26379", "tcp:6379"], Ports("redis-headless"));
        Assert.Equal("1", cluster.Find("PodDisruptionBudget", cluster.Namespace, "redis")!.Json.At("spec/maxUnavailable")!.ToString());
        var grafana = cluster.Find("ConfigMap", cluster.Namespace, "grafana-config")!.Json.Texts("data")["grafana.ini"];
        Assert.Contains("addr=redis.monitoring.svc:6379", grafana, StringComparison.Ordinal);

        IEnumerable<string> Ports(string service) => cluster.Find("Service", cluster.Namespace, service)!.Json.Items("spec/ports").Select(port => $"{port.Text("name")}:{port.Number("port")}");
    }

    [Fact]
    [Trait("Category", ContainerEngine.Category)]
    public async Task Clients_follow_the_primary_at_one_address_and_who_comes_back_is_a_replica()
    {
        var (redis, proxy) = (await LocalImages.FindAsync("redis"), await LocalImages.FindAsync("haproxy"));
        var cluster = PublishedChart.Render(await chart.PublishAsync(
            "local-sentinel", "--Monitoring:Redis:Mode=Sentinel", $"--Monitoring:Images:Redis:Tag={redis.Tag}", $"--Monitoring:Images:HaProxy:Tag={proxy.Tag}"));
        var pod = cluster.Find("StatefulSet", cluster.Namespace, "redis")!.Pod!;
        await using var network = await ContainerNetwork.CreateAsync();

        await using var first = await StartAsync(ordinal: 0, network.AddressOf(0));
        await using var second = await StartAsync(ordinal: 1, network.AddressOf(1));
        await using var third = await StartAsync(ordinal: 2, network.AddressOf(2));
        foreach (var member in new[] { first, second, third })
            await member.IsReady();
        await first.Says("role:master\r\nconnected_slaves:2", SentinelPod.ServerPort, "INFO", "replication");
        foreach (var replica in new[] { second, third })
        {
            await replica.Says("master_link_status:up", SentinelPod.ServerPort, "INFO", "replication");
            await replica.Says("num-slaves\n2\nnum-other-sentinels\n2", SentinelPod.SentinelPort, "SENTINEL", "MASTER", "redis");
            await replica.Says("NOAUTH", login: null, SentinelPod.SentinelPort, "SENTINEL", "MASTERS");
        }

        await third.Says("OK", SentinelPod.ProxyPort, "SET", "before", "kept");
        foreach (var replica in new[] { second, third })
            await replica.Says("kept", SentinelPod.ServerPort, "GET", "before");

        await first.DisposeAsync();
        foreach (var survivor in new[] { second, third })
        {
            await survivor.Says("OK", SentinelPod.ProxyPort, "SET", "after", "kept");
            await survivor.Says("kept", SentinelPod.ProxyPort, "GET", "before");
        }

        await using var back = await StartAsync(ordinal: 0, network.AddressOf(5));
        await back.IsReady();
        await back.Says("master_link_status:up", SentinelPod.ServerPort, "INFO", "replication");
        await back.Says("kept", SentinelPod.ServerPort, "GET", "after");
        await back.Says("OK", SentinelPod.ProxyPort, "SET", "last", "kept");
        await back.Says("num-slaves\n2", SentinelPod.SentinelPort, "SENTINEL", "MASTER", "redis");

        async Task<SentinelPod> StartAsync(int ordinal, string address) =>
            await SentinelPod.StartAsync(cluster, pod, redis.Name, proxy.Name, await PodSandbox.CreateAsync(pod, redis.Name, ordinal, network, address));
    }

    /// <summary>A pod of three programs, asked by the command line client of one of them.</summary>
    private sealed class SentinelPod(PodSandbox sandbox, IReadOnlyList<PodContainer> containers) : IAsyncDisposable
    {
        public const int ProxyPort = 6379;
        public const int ServerPort = 6380;
        public const int SentinelPort = 26379;

        private bool _isGone;

        public static async Task<SentinelPod> StartAsync(Cluster cluster, Pod pod, string redis, string proxy, PodSandbox sandbox)
        {
            List<PodContainer> containers = [];
            foreach (var program in pod.Programs)
                containers.Add(await PodContainer.StartAsync(cluster, program, program.Ports[0].Number == ProxyPort ? proxy : redis, sandbox));
            return new(sandbox, containers);
        }

        public async Task IsReady()
        {
            foreach (var container in containers.Where(container => container.IsAskedByProgram))
                await container.WaitUntilReadyAsync();
        }

        public Task Says(string expected, int port, params string[] command) => Says(expected, Password, port, command);

        public async Task Says(string expected, string? login, int port, params string[] command)
        {
            var last = "";
            await Eventually.Async(
                async () =>
                {
                    var (_, output, error) = await containers[0].TryRunAsync(["env", .. login is null ? (string[])[] : [$"REDISCLI_AUTH={login}"], "timeout", "5", "redis-cli", "-p", $"{port}", .. command]);
                    last = output + error;
                    return last.Contains(expected, StringComparison.Ordinal);
                },
                Patience,
                () => $"{sandbox.Pod}: {string.Join(' ', command)} at {port} to say '{expected}', which says: {last}");
        }

        public async ValueTask DisposeAsync()
        {
            if (_isGone)
                return;
            _isGone = true;
            foreach (var container in containers)
                await container.DisposeAsync();
            await sandbox.DisposeAsync();
        }
    }
}
