using System.Diagnostics;
using Monitoring.Hosting.Backup;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Monitoring.Tests.Publishing.Kubernetes;
using Monitoring.Tests.Thanos;
using Xunit;

namespace Monitoring.Tests.Backup;

/// <summary>The backup of Prometheus' head, with the scripts of the published pods and a real Prometheus.</summary>
public sealed class PrometheusBackupTests
{
    private const string Upload = """cp -r "$path"/* "$bucket" """;

    [Fact]
    public async Task What_is_in_no_block_yet_is_uploaded_and_the_snapshot_goes()
    {
        var stack = await PublishedStack.Default;
        await using var prometheus = await SnapshottedPrometheus.StartAsync(stack.Workloads["prometheus"], Upload);

        var (exitCode, output) = await RunJobAsync(stack.Workloads["prometheus-backup"], prometheus.Address, patience: 60);

        Assert.True(exitCode == 0, output);
        Assert.Contains("is in the object store", output, StringComparison.Ordinal);
        Assert.Empty(prometheus.Snapshots);
        Assert.True(File.Exists(Path.Combine(Assert.Single(prometheus.Uploaded), "meta.json")));
        var call = Assert.Single(prometheus.Calls);
        Assert.All(new[] { ThanosImages.OldestSupported, ThanosImages.Default.Version }, version => Assert.Empty(ThanosFlagList.Read().Complaints(call.Split(' '), version)));
        Assert.Contains("--label=replica=\"prometheus-1\" --label=cluster=\"production\"", call, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_is_not_uploaded_fails_the_job_and_two_are_never_kept()
    {
        var stack = await PublishedStack.Default;
        await using var prometheus = await SnapshottedPrometheus.StartAsync(stack.Workloads["prometheus"], "exit 1");

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var (exitCode, output) = await RunJobAsync(stack.Workloads["prometheus-backup"], prometheus.Address, patience: 1);
            Assert.Equal(1, exitCode);
            Assert.Contains("was not uploaded within", output, StringComparison.Ordinal);
        }

        await Eventually.Async(() => Task.FromResult(prometheus.Snapshots.Count() == 1), TimeSpan.FromSeconds(30), "one snapshot");
        Assert.Empty(prometheus.Uploaded);
    }

    [Fact]
    public async Task A_replica_that_does_not_answer_fails_the_job()
    {
        var (exitCode, output) = await RunJobAsync((await PublishedStack.Default).Workloads["prometheus-backup"], $"127.0.0.1:{FreePort.Find()}", patience: 1);

        Assert.Equal(1, exitCode);
        Assert.Contains("took no snapshot", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_replica_of_every_shard_is_asked_and_tells_its_blocks_apart()
    {
        var stack = await PublishedStack.CreateAsync("--Monitoring:Prometheus:Shards=2");

        Assert.Equal(
            ["prometheus-0", "prometheus-1", "prometheus-shard-1-0", "prometheus-shard-1-1"],
            stack.Workloads["prometheus-backup"].Containers[0].Args.Select(address => address.Split('.')[0]));
        Assert.Contains("--label=shard=\"1\"", stack.Workloads["prometheus-shard-1"].Containers.Single(container => container.Name.EndsWith(SnapshotUploader.Container, StringComparison.Ordinal)).Args);
    }

    [Fact]
    public async Task Without_backups_nobody_opens_the_administrative_API()
    {
        var stack = await PublishedStack.CreateAsync("--Monitoring:Backup:Enabled=false");

        Assert.DoesNotContain("prometheus-backup", stack.Workloads.Keys);
        Assert.DoesNotContain("--web.enable-admin-api", stack.Workloads["prometheus"].Containers[0].Args);
        Assert.DoesNotContain(stack.Workloads["prometheus"].Containers, container => container.Name == SnapshotUploader.Container);
    }

    [Fact]
    public async Task The_job_shows_who_it_is_where_that_is_asked()
    {
        var job = (await PublishedStack.CreateAsync("--Monitoring:Security:BasicAuth=true", "--Monitoring:Security:Tls=true")).Workloads["prometheus-backup"].Containers[0];
        var script = job.Config.SelectMany(folder => folder.Files).OfType<TextFile>().Single().Text;
        var secrets = job.Config.SelectMany(folder => folder.Files.OfType<SecretFile>().Select(file => $"{folder.Path}/{file.Name}")).ToList();

        Assert.Equal(2, secrets.Count);
        Assert.All(secrets, path => Assert.Contains(path, script, StringComparison.Ordinal));
        Assert.Contains("\"https://", script, StringComparison.Ordinal);
        Assert.Contains("--config - ", script, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> RunJobAsync(Workload job, string address, int patience)
    {
        var container = Assert.Single(job.Containers);
        var files = ContainerFiles.Materialize(container);
        try
        {
            var start = new ProcessStartInfo(container.Command[0], [Path.Combine(files.FullName, "config", Path.GetFileName(container.Command[1])), address])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            start.Environment["PATIENCE"] = $"{patience}";
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            files.Delete(recursive: true);
        }
    }
}
