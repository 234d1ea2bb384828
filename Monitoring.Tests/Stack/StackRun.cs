using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Tests.Containers;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The whole stack, started once from the app host's own entry point, on random ports and without data of earlier runs.</summary>
/// <param name="options">What differs from the defaults, as arguments of the app host.</param>
public abstract class StackRun(string[] options) : IAsyncLifetime
{
    /// <summary>How long Alertmanager waits for more alerts; everything that is waited for is shorter than people would have it.</summary>
    public static readonly TimeSpan GroupWait = TimeSpan.FromSeconds(5);

    /// <summary>How old a heartbeat may get: Alertmanager hears of the end of one after <see cref="AlertLifetime"/>.</summary>
    public static readonly TimeSpan HeartbeatTimeout = TimeSpan.FromSeconds(45);

    /// <summary>How long an alert lasts that Prometheus does not send again: four times the resend delay.</summary>
    public static readonly TimeSpan AlertLifetime = 4 * ResendDelay;

    /// <summary>Where links to runbooks begin.</summary>
    public const string Runbooks = "https://runbooks.example.org/";

    private static readonly TimeSpan ResendDelay = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private DistributedApplication? _app;

    /// <summary>The application.</summary>
    public DistributedApplication App => _app ?? throw new InvalidOperationException("The stack is not running.");

    /// <summary>The folder of rules that the stack watches: a copy, so that tests may edit it.</summary>
    public string RulesFolder { get; } = Directory.CreateTempSubdirectory("monitoring-test-rules-").FullName;

    /// <inheritdoc />
    public virtual async ValueTask InitializeAsync()
    {
        if (!ContainerEngine.IsAvailable)
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Projects.Monitoring_AppHost.ProjectPath, "rules"), "*.yml"))
        {
            File.Copy(file, Path.Combine(RulesFolder, Path.GetFileName(file)));
        }

        var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Monitoring_AppHost>(
        [
            "--Monitoring:ScrapeInterval=2s",
            "--Monitoring:EvaluationInterval=2s",
            $"--Monitoring:RunbookBaseUrl={Runbooks}",
            $"--Monitoring:Prometheus:RulesFolder={RulesFolder}",
            $"--Monitoring:Prometheus:ResendDelay={ResendDelay.TotalSeconds}s",
            $"--Monitoring:Alertmanager:GroupWait={GroupWait.TotalSeconds}s",
            "--Monitoring:Alertmanager:HeartbeatInterval=5s",
            $"--Monitoring:Watchdog:HeartbeatTimeout={HeartbeatTimeout.TotalSeconds}s",
            .. options,
        ]);
        builder.Services.AddLogging(logging => logging
            .AddFilter("Monitoring.AppHost.Resources", LogLevel.None)
            .AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None));
        _app = await builder.BuildAsync();
        using var timeout = new CancellationTokenSource(StartTimeout);
        await _app.StartAsync(timeout.Token);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        Directory.Delete(RulesFolder, recursive: true);
    }

    /// <summary>A component's HTTP API.</summary>
    public virtual HttpClient Http(string resource) => App.CreateHttpClient(resource, "http");

    /// <summary>Waits until the resource is healthy; when it does not get there, the failure shows its last log lines.</summary>
    public async Task Healthy(string resource, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(90));
        try
        {
            await App.ResourceNotifications.WaitForResourceHealthyAsync(resource, timeout.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or DistributedApplicationException)
        {
            Assert.Fail($"{resource} did not become healthy ({exception.Message}). Its state: {StateOf(resource)}. Its last lines:\n{await LastLines(resource)}");
        }
    }

    /// <summary>Waits until a condition holds; when it never does, the failure shows what was seen last and the resource's last log lines.</summary>
    public async Task Eventually(string resource, Func<Task<(bool Holds, string Seen)>> condition, TimeSpan? patience = null)
    {
        var limit = patience ?? TimeSpan.FromSeconds(60);
        var clock = Stopwatch.StartNew();
        var seen = "nothing";
        while (clock.Elapsed < limit)
        {
            try
            {
                (var holds, seen) = await condition();
                if (holds)
                {
                    return;
                }
            }
            catch (HttpRequestException exception)
            {
                seen = exception.Message;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(300));
        }

        Assert.Fail($"Not within {limit.TotalSeconds:0} s. Seen last: {seen}\nLast lines of {resource}:\n{await LastLines(resource)}");
    }

    /// <summary>Kills a container, as the kernel does when memory runs out.</summary>
    public async Task Kill(string resource)
    {
        Assert.True(App.ResourceNotifications.TryGetCurrentState(resource, out var current), resource);
        await Docker.RunAsync("kill", (string)current.Snapshot.Properties.First(property => property.Name == "container.id").Value!);
        await App.ResourceNotifications.WaitForResourceAsync(resource, KnownResourceStates.TerminalStates, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a command of the dashboard.</summary>
    public async Task<ExecuteCommandResult> Command(string resource, string command)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await App.ResourceCommands.ExecuteCommandAsync(resource, command, timeout.Token);
    }

    /// <summary>Reads a JSON document from a component.</summary>
    public async Task<JsonNode> Json(string resource, string path)
    {
        using var client = Http(resource);
        return (await client.GetFromJsonAsync<JsonNode>(path))!;
    }

    /// <summary>Waits until a resource's log contains a text.</summary>
    public async Task Logs(string resource, string text)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await foreach (var batch in App.Services.GetRequiredService<ResourceLoggerService>().WatchAsync(Resource<IResource>(resource)).WithCancellation(timeout.Token))
            {
                if (batch.Any(line => line.Content.Contains(text, StringComparison.Ordinal)))
                {
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"'{text}' is not in the log of {resource}:\n{await LastLines(resource)}");
        }
    }

    /// <summary>Whether a resource is started by hand only, because its image cannot be had here.</summary>
    public bool StartsOnRequest(string resource) => Resource<IResource>(resource).Annotations.OfType<ExplicitStartupAnnotation>().Any();

    /// <summary>A resource of the model.</summary>
    public T Resource<T>(string name)
        where T : IResource => (T)App.Services.GetRequiredService<DistributedApplicationModel>().Resources.Single(candidate => candidate.Name == name);

    private string StateOf(string resource) =>
        App.ResourceNotifications.TryGetCurrentState(resource, out var current) ? current.Snapshot.State?.Text ?? "none" : "unknown";

    private async Task<string> LastLines(string resource)
    {
        var lines = new List<LogLine>();
        await foreach (var batch in App.Services.GetRequiredService<ResourceLoggerService>().GetAllAsync(Resource<IResource>(resource)))
        {
            lines.AddRange(batch);
        }

        return string.Join('\n', lines.TakeLast(25).Select(line => line.Content));
    }
}
