using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitoring.Tests.Containers;
using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>
/// A container of a published pod, started by the local engine as the kubelet would: user, arguments, environment, mounted files, scratch
/// folders, a root filesystem that cannot be written to and no capabilities.
/// </summary>
internal sealed partial class PodContainer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Container _container;
    private readonly string _id;
    private readonly DirectoryInfo _files;
    private readonly HttpClient _client;

    private PodContainer(Container container, string id, DirectoryInfo files, Uri? address = null)
    {
        (_container, _id, _files) = (container, id, files);
        _client = new HttpClient { BaseAddress = address };
    }

    /// <summary>Starts the container.</summary>
    /// <param name="cluster">The chart.</param>
    /// <param name="container">The container.</param>
    /// <param name="image">A local image of the program.</param>
    /// <param name="ordinal">Which replica it is.</param>
    /// <param name="network">The container network that stands in for the cluster's.</param>
    /// <param name="edit">What a local build of the program cannot do is taken out of its files.</param>
    public static async Task<PodContainer> StartAsync(Cluster cluster, Container container, string image, int ordinal, ContainerNetwork network, Func<string, string>? edit = null)
    {
        var pod = $"{container.Pod.Owner.Name}-{ordinal}";
        var port = container.Ports[0].Number;
        var (id, files) = await RunAsync(cluster, container, image, pod, network.AddressOf(ordinal), [.. network.Join(container.Pod, ordinal), "--publish", $"127.0.0.1::{port}"], edit: edit);
        var published = await Docker.RunAsync("port", id, $"{port}/tcp");
        return new(container, id, files, new Uri($"http://{published.Split('\n')[0]}"));
    }

    /// <summary>Starts the container beside others of its pod, with which it shares network and claims.</summary>
    /// <param name="cluster">The chart.</param>
    /// <param name="container">The container.</param>
    /// <param name="image">A local image of the program.</param>
    /// <param name="sandbox">What the containers of the pod share.</param>
    public static async Task<PodContainer> StartAsync(Cluster cluster, Container container, string image, PodSandbox sandbox)
    {
        var (id, files) = await RunAsync(cluster, container, image, sandbox.Pod, sandbox.Address, ["--network", $"container:{sandbox.Id}"], sandbox);
        return new(container, id, files);
    }

    /// <summary>Whether its readiness is found out by a program in it.</summary>
    public bool IsAskedByProgram => _container.Json.TextItems("readinessProbe/exec/command").Any();

    /// <summary>Waits until its readiness probe succeeds.</summary>
    public async Task WaitUntilReadyAsync()
    {
        if (_container.Json.TextItems("readinessProbe/exec/command") is { Count: > 0 } command)
        {
            await UntilEndsWellAsync(command);
            return;
        }

        await Until(_container.Json.Text("readinessProbe/httpGet/path")!, _ => true);
    }

    /// <summary>Runs a program in the container.</summary>
    /// <returns>What it printed.</returns>
    public Task<string> RunAsync(params string[] command) => Docker.RunAsync(["exec", _id, .. command]);

    /// <summary>Runs a program in the container, also one that fails.</summary>
    /// <returns>Its exit code and what it printed, as its result and as errors.</returns>
    public Task<(int ExitCode, string Output, string Error)> TryRunAsync(params string[] command) => Docker.TryRunAsync(["exec", _id, .. command]);

    /// <summary>Waits until it answers as it should.</summary>
    /// <param name="path">What to ask.</param>
    /// <param name="isRight">Whether the answer's text is right.</param>
    /// <returns>The answer's text.</returns>
    public async Task<string> Until(string path, Func<string, bool> isRight)
    {
        var deadline = DateTime.UtcNow + Patience;
        var last = "nothing";
        while (DateTime.UtcNow < deadline)
        {
            try
            {
                using var response = await _client.GetAsync(path, TestContext.Current.CancellationToken);
                last = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                if (response.IsSuccessStatusCode && isRight(last))
                    return last;
            }
            catch (HttpRequestException exception)
            {
                last = exception.Message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{path} answers {last}. The container wrote:\n{await Docker.LogsAsync(_id)}");
        return last;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await Docker.RunAsync("rm", "--force", "--volumes", _id);
        _files.Delete(recursive: true);
    }

    private async Task UntilEndsWellAsync(IReadOnlyList<string> command)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (await TryRunAsync([.. command]) is { ExitCode: not 0 } last)
        {
            if (DateTime.UtcNow > deadline)
                Assert.Fail($"{string.Join(' ', command)} ends with {last.ExitCode}: {last.Output}{last.Error}. The container wrote:\n{await Docker.LogsAsync(_id)}");

            await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        }
    }

    private static async Task<(string Id, DirectoryInfo Files)> RunAsync(
        Cluster cluster, Container container, string image, string pod, string address, IEnumerable<string> network, PodSandbox? sandbox = null, Func<string, string>? edit = null)
    {
        var files = Directory.CreateTempSubdirectory("monitoring-tests-pod-");
        var environment = container.Environment.ToDictionary(variable => variable.Text("name")!, variable => Value(cluster, container, variable, pod, address));
        var id = await Docker.RunAsync(
        [
            "run", "--detach", "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges",
            "--user", $"{container.Security("runAsUser")}:{container.Security("runAsGroup")}",
            .. network,
            .. environment.SelectMany(variable => new[] { "--env", $"{variable.Key}={variable.Value}" }),
            .. container.Mounts.SelectMany(mount => sandbox?.Mount(mount) ?? Mount(cluster, container, mount, files, edit ?? (text => text))),
            image,
            .. container.Json.TextItems("args").Select(argument => Reference().Replace(argument, match => Expanded(match, environment))),
        ]);
        return (id, files);
    }

    /// <summary>As the kubelet does it: two dollars are one, and a variable that there is not stays as it is.</summary>
    private static string Expanded(Match match, Dictionary<string, string?> environment) =>
        match.Value == "$$" ? "$" : environment.GetValueOrDefault(match.Groups["name"].Value) ?? match.Value;

    private static string? Value(Cluster cluster, Container container, JsonObject variable, string pod, string address) =>
        variable.At("valueFrom/secretKeyRef") is { } secret ? ConfigData.Find(cluster, "Secret", container.Pod.Namespace, secret.Text("name")!)![secret.Text("key")!]
        : variable.Text("valueFrom/fieldRef/fieldPath") is { } field ? field switch
        {
            "metadata.name" => pod,
            "status.podIP" => address,
            _ => throw new NotSupportedException($"{field} is not known here."),
        }
        : variable.Text("value");

    // The engine gives a tmpfs the mode of the image's folder, in which a group may write nothing; so the pod's fsGroup is played by the owner.
    private static IEnumerable<string> Mount(Cluster cluster, Container container, JsonObject mount, DirectoryInfo files, Func<string, string> edit)
    {
        var path = mount.Text("mountPath")!;
        if (MountedFiles.Volume(container.Pod, mount) is not { } volume || !MountedFiles.IsConfig(volume))
            return ["--tmpfs", container.Security("fsGroup") is { } group ? $"{path}:uid={container.Security("runAsUser")},gid={group}" : path];

        foreach (var (file, text) in MountedFiles.Of(cluster, container).Where(file => file.Key.StartsWith(path + "/", StringComparison.Ordinal)))
        {
            var target = files.FullName + file;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, edit(text));
        }

        return ["--volume", $"{files.FullName}{path}:{path}:ro"];
    }

    [GeneratedRegex(@"\$\$|\$\((?<name>[A-Za-z0-9_.-]+)\)")]
    private static partial Regex Reference();
}
