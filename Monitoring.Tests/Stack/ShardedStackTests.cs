using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The stack with its targets divided into two parts, each scraped by two replicas.</summary>
public sealed class ShardedStackFixture() : StackRun(["--Monitoring:Prometheus:Shards=2", "--Monitoring:Alertmanager:Replicas=1"]);

/// <summary>The tests that share the divided stack; alone, because this machine runs one stack at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ShardedTests : ICollectionFixture<ShardedStackFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "sharded stack";
}

[Collection(ShardedTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class ShardedStackTests(ShardedStackFixture stack)
{
    private static readonly string[] FirstShard = ["prometheus-0", "prometheus-1"];
    private static readonly string[] SecondShard = ["prometheus-shard-1-0", "prometheus-shard-1-1"];

    private static IEnumerable<string> Replicas => FirstShard.Concat(SecondShard);

    [Fact]
    public async Task Every_target_is_scraped_by_both_replicas_of_one_shard_and_by_no_other()
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        var targets = await Task.WhenAll(Replicas.Select(TargetsOf));

        Assert.Equal(targets[0], targets[1]);
        Assert.Equal(targets[2], targets[3]);
        Assert.NotEmpty(targets[0]);
        Assert.NotEmpty(targets[2]);
        Assert.Empty(targets[0].Intersect(targets[2]));
        var running = targets[0].Concat(targets[2]).Select(target => target.Split(' ')[0]).Where(ActiveTargets.JobsOfRunningComponents.Contains).ToList();
        Assert.Equal(ActiveTargets.JobsOfRunningComponents, running.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(4, running.Count(job => job == "prometheus"));
    }

    [Fact]
    public async Task What_runs_is_up_in_the_shard_that_scrapes_it()
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        foreach (var replica in Replicas)
        {
            await stack.Eventually(replica, async () =>
            {
                var running = (await ActiveTargets.Of(stack, replica)).Where(target => ActiveTargets.JobsOfRunningComponents.Contains(target.Job)).ToList();
                return (running.TrueForAll(target => target.Health == "up"), string.Join("; ", running));
            });
        }
    }

    [Fact]
    public async Task Shards_and_replicas_have_external_labels_of_their_own()
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        foreach (var (replica, shard) in FirstShard.Select(replica => (replica, 0)).Concat(SecondShard.Select(replica => (replica, 1))))
        {
            await stack.Eventually(replica, async () =>
            {
                using var client = stack.Http(replica);

                // Federation attaches the external labels as they really are, after the expansion of variables.
                var metrics = await client.GetStringAsync("/federate?match[]=up", TestContext.Current.CancellationToken);
                return (metrics.Contains($"replica=\"{replica}\",shard=\"{shard}\"", StringComparison.Ordinal), metrics);
            });
        }
    }

    [Theory]
    [InlineData("reload-configuration")]
    [InlineData("check-rules")]
    public async Task Commands_act_on_all_shards(string command)
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        var before = await Task.WhenAll(Replicas.Select(LastReload));

        var result = await stack.Command("prometheus", command);

        Assert.True(result.Success, result.Message);
        if (command == "reload-configuration")
        {
            var after = await Task.WhenAll(Replicas.Select(LastReload));
            Assert.All(before.Zip(after), reload => Assert.True(reload.Second > reload.First));
        }
        else
        {
            Assert.Equal(2, result.Data!.Value.Split("Checking /etc/prometheus/rules/targets.yml").Length - 1);
        }
    }

    [Fact]
    public async Task The_test_alert_fires_on_all_replicas_and_Alertmanager_has_it_once_from_each_shard()
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        await stack.Healthy("watchdog");

        var result = await stack.Command("prometheus", "fire-test-alert");

        Assert.True(result.Success, result.Message);
        foreach (var replica in Replicas)
        {
            await stack.Eventually(replica, async () =>
            {
                var alerts = (await stack.Json(replica, "/api/v1/alerts"))["data"]!["alerts"]!.AsArray();
                return (alerts.Any(alert => alert!["labels"]!["alertname"]!.GetValue<string>() == "MonitoringTestAlert"), alerts.ToJsonString());
            });
        }

        await stack.Eventually("alertmanager-0", async () =>
        {
            var alerts = (await stack.Json("alertmanager-0", "/api/v2/alerts?filter=alertname=MonitoringTestAlert")).AsArray();
            var shards = alerts.Select(alert => alert!["labels"]!["shard"]!.GetValue<string>()).Order(StringComparer.Ordinal);
            return (shards.SequenceEqual(["0", "1"]), alerts.ToJsonString());
        });
        await TestAlertDelivery.ArrivesOnce(stack);
    }

    [Fact]
    public async Task An_edited_rule_reaches_all_shards_and_a_broken_one_none()
    {
        ContainerEngine.Require();
        await AllReplicasAreHealthy();
        var file = Path.Combine(stack.RulesFolder, "sharded.yml");

        await File.WriteAllTextAsync(file, "groups: [{name: sharded, rules: [{record: 'job:sharded:count', expr: count by (job) (up)}]}]\n", TestContext.Current.CancellationToken);
        foreach (var replica in Replicas)
        {
            await stack.Eventually(replica, async () => ((await Rules(replica)).Contains("job:sharded:count", StringComparison.Ordinal), "not there"));
        }

        await File.WriteAllTextAsync(file, "groups: [{name: sharded, rules: [{record: 'job:sharded:count', expression: count by (job) (up)}]}]\n", TestContext.Current.CancellationToken);
        await stack.Logs("prometheus", "sharded.yml:1");
        foreach (var replica in Replicas)
        {
            Assert.Contains("job:sharded:count", await Rules(replica), StringComparison.Ordinal);
        }

        File.Delete(file);
    }

    [Fact]
    public void Thanos_asks_the_sidecars_of_all_replicas_and_Grafana_all_replicas()
    {
        ContainerEngine.Require();
        var query = stack.Resource<ThanosQueryResource>("thanos-query").Describe(TestAddressing.Local).Containers[0];
        var grafana = stack.Resource<GrafanaResource>("grafana").Describe(TestAddressing.Local).Containers[0];

        string[] sidecars = ["thanos-sidecar-0", "thanos-sidecar-1", "prometheus-shard-1-thanos-sidecar-0", "prometheus-shard-1-thanos-sidecar-1"];
        Assert.All(sidecars, sidecar =>
        {
            Assert.Contains($"address: {sidecar}:10901\n", ContainerFiles.Of(query)["config/endpoints.yml"]);
            Assert.NotNull(stack.Resource<ReplicaResource>(sidecar));
        });
        Assert.All(Replicas, replica => Assert.Contains($"name: {replica}\n", ContainerFiles.Of(grafana)["datasources/datasources.yml"]));
    }

    private async Task AllReplicasAreHealthy()
    {
        foreach (var replica in Replicas)
        {
            await stack.Healthy(replica);
        }
    }

    // Discovery hands over the targets, all at once, some seconds after Prometheus is ready.
    private async Task<List<string>> TargetsOf(string replica)
    {
        List<string> targets = [];
        await stack.Eventually(replica, async () =>
        {
            targets = [.. (await ActiveTargets.Of(stack, replica)).Select(target => $"{target.Job} {target.Url}").Order(StringComparer.Ordinal)];
            return (targets.Count > 0, "no target");
        });
        return targets;
    }

    private async Task<double> LastReload(string replica)
    {
        using var client = stack.Http(replica);
        var metrics = await client.GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        var line = metrics.Split('\n').Single(line => line.StartsWith("prometheus_config_last_reload_success_timestamp_seconds ", StringComparison.Ordinal));
        return double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<string> Rules(string replica) => (await stack.Json(replica, "/api/v1/rules"))["data"]!.ToJsonString();
}
