using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Offline.Tests;

/// <summary>An application over a <see cref="FakeEngine"/>: model first, then start.</summary>
internal sealed class TestApplication : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private DistributedApplication? _application;

    public TestApplication(params string[] args)
    {
        Builder = DistributedApplicationTestingBuilder.Create(args, (options, _) => options.EnableResourceLogging = false);
        Builder.Services.AddLogging(logging => logging.ClearProviders());
        Builder.Services.RemoveAll<IResourceEngine>();
        Builder.Services.AddSingleton<FakeEngine>();
        Builder.Services.AddSingleton<IResourceEngine>(provider => provider.GetRequiredService<FakeEngine>());
    }

    public IDistributedApplicationTestingBuilder Builder { get; }

    public DistributedApplication Application => _application ??= Builder.Build();

    public FakeEngine Engine => Application.Services.GetRequiredService<FakeEngine>();

    public Task StartAsync() => Application.StartAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

    public CustomResourceSnapshot Snapshot(string resource) =>
        Application.ResourceNotifications.TryGetCurrentState(resource, out var current)
            ? current.Snapshot
            : throw new InvalidOperationException($"Nothing is known of {resource}.");

    public string? StateOf(string resource) => Snapshot(resource).State?.Text;

    public Task WaitForAsync(string resource, string state) =>
        Application.ResourceNotifications.WaitForResourceAsync(resource, state, TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

    public Task<ExecuteCommandResult> ExecuteAsync(string resource, string command) =>
        Application.ResourceCommands.ExecuteCommandAsync(resource, command, TestContext.Current.CancellationToken)
            .WaitAsync(Patience, TestContext.Current.CancellationToken);

    /// <summary>The environment that a resource starts with.</summary>
    public async Task<Dictionary<string, string?>> EnvironmentOfAsync(IResource resource)
    {
        var context = new EnvironmentCallbackContext(Builder.ExecutionContext, resource);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(context);

        var caller = new ValueProviderContext { Caller = resource, ExecutionContext = Builder.ExecutionContext };
        var environment = new Dictionary<string, string?>();
        foreach (var (name, value) in context.EnvironmentVariables)
            environment[name] = value is IValueProvider provider ? await provider.GetValueAsync(caller, TestContext.Current.CancellationToken) : value.ToString();

        return environment;
    }

    public ValueTask DisposeAsync() => Builder.DisposeAsync();
}
