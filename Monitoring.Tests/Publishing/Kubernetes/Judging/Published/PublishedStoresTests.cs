using Monitoring.Tests.Stack;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>PostgreSQL and Redis start as their pods start them, and let in whom they should.</summary>
[Trait("Category", ContainerEngine.Category)]
public sealed class PublishedStoresTests(PublishedChart chart)
{
    [Fact]
    public async Task PostgreSQL_has_a_database_for_each_owner_and_statistics_for_the_exporter()
    {
        await using var network = await ContainerNetwork.CreateAsync();
        await using var postgres = await StartAsync("postgres", "Postgres", network);

        await postgres.WaitUntilReadyAsync();

        Assert.Equal("1", await QueryAsync("grafana", "grafana", "CREATE TABLE things (id int); INSERT INTO things VALUES (1); SELECT id FROM things"));
        Assert.Equal("1", await QueryAsync("watchdog", "watchdog", "CREATE TABLE things (id int); INSERT INTO things VALUES (1); SELECT id FROM things"));
        Assert.Contains("permission denied", await QueryAsync("watchdog", "grafana", "SELECT id FROM things"), StringComparison.Ordinal);
        Assert.Contains("permission denied", await QueryAsync("exporter", "grafana", "SELECT id FROM things"), StringComparison.Ordinal);
        Assert.Equal("t", await QueryAsync("exporter", "grafana", "SELECT count(*) > 0 FROM pg_stat_activity WHERE query <> '<insufficient privilege>'"));
        Assert.Equal("200", await QueryAsync("exporter", "grafana", "SHOW max_connections"));
        Assert.Equal("256MB", await QueryAsync("exporter", "grafana", "SHOW shared_buffers"));
        Assert.Contains("password authentication failed", await QueryAsync("grafana", "grafana", "SELECT 1", password: "another"), StringComparison.Ordinal);

        async Task<string> QueryAsync(string role, string database, string sql, string? password = null)
        {
            var (_, output, error) = await postgres.TryRunAsync("env", $"PGPASSWORD={password ?? PublishedChart.Secrets[$"postgres-{role}-password"]}",
                "psql", "--host=127.0.0.1", $"--username={role}", "--tuples-only", "--no-align", "--quiet", $"--dbname={database}", $"--command={sql}");
            return output + error;
        }
    }

    [Fact]
    public async Task Redis_keeps_a_log_and_asks_for_the_password_that_nobody_sees()
    {
        var password = PublishedChart.Secrets["redis-password"];
        await using var network = await ContainerNetwork.CreateAsync();
        await using var redis = await StartAsync("redis", "Redis", network);

        await redis.WaitUntilReadyAsync();

        Assert.Equal("NOAUTH Authentication required.", await AskAsync(null, "PING"));
        Assert.Equal("OK", await AskAsync(password, "SET", "a", "b"));
        Assert.Equal("appendonly\nyes", await AskAsync(password, "CONFIG", "GET", "appendonly"));
        Assert.Equal($"maxmemory\n{160 << 20}", await AskAsync(password, "CONFIG", "GET", "maxmemory"));
        Assert.Contains("appendonlydir", await redis.RunAsync("ls", "/data"), StringComparison.Ordinal);
        Assert.DoesNotContain(password, await redis.RunAsync("sh", "-c", "cat /proc/1/cmdline /proc/1/environ | tr '\\0' '\\n'"), StringComparison.Ordinal);

        Task<string> AskAsync(string? login, params string[] command) =>
            redis.RunAsync(["env", .. login is null ? (string[])[] : [$"REDISCLI_AUTH={login}"], "redis-cli", .. command]);
    }

    private async Task<PodContainer> StartAsync(string name, string product, ContainerNetwork network)
    {
        var image = await LocalImages.FindAsync(name);
        var cluster = PublishedChart.Render(await chart.PublishAsync($"local-{name}", $"--Monitoring:Images:{product}:Tag={image.Tag}", "--Monitoring:Postgres:Mode=Single"));
        var program = cluster.Find("StatefulSet", cluster.Namespace, name)!.Pod!.Programs.First();
        return await PodContainer.StartAsync(cluster, program, image.Name, ordinal: 0, network);
    }
}
