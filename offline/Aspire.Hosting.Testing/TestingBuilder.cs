using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>The AppHost's builder in the hands of a test; how it is built and disposed of depends on where it comes from.</summary>
internal abstract class TestingBuilder(DistributedApplicationBuilder inner) : IDistributedApplicationTestingBuilder
{
    public ConfigurationManager Configuration => inner.Configuration;

    public string AppHostDirectory => inner.AppHostDirectory;

    public Assembly? AppHostAssembly => inner.AppHostAssembly;

    public IHostEnvironment Environment => inner.Environment;

    public IServiceCollection Services => inner.Services;

    public DistributedApplicationExecutionContext ExecutionContext => inner.ExecutionContext;

    public IResourceCollection Resources => inner.Resources;

    public IDistributedApplicationEventing Eventing => inner.Eventing;

    public IDistributedApplicationPipeline Pipeline => inner.Pipeline;

    public IUserSecretsManager UserSecretsManager => inner.UserSecretsManager;

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource => inner.AddResource(resource);

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource => inner.CreateResourceBuilder(resource);

    public DistributedApplication Build() => BuildAsync(CancellationToken.None).GetAwaiter().GetResult();

    public abstract Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default);

    public abstract ValueTask DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}

/// <summary>A builder that the test made itself, without an AppHost.</summary>
internal sealed class StandaloneBuilder(DistributedApplicationBuilder inner) : TestingBuilder(inner)
{
    private readonly DistributedApplicationBuilder _inner = inner;
    private DistributedApplication? _application;

    public override Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(_application = _inner.Build());
    }

    public override ValueTask DisposeAsync() => _application?.DisposeAsync() ?? ValueTask.CompletedTask;
}

/// <summary>The builder of an AppHost whose entry point stands still in front of its Build.</summary>
internal sealed class EntryPointBuilder(EntryPointRun run, DistributedApplicationBuilder inner) : TestingBuilder(inner)
{
    public override async Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken = default) =>
        new RunningApplication(new RunningHost(run, await run.BuildAsync(cancellationToken).ConfigureAwait(false)));

    public override ValueTask DisposeAsync() => run.DisposeAsync();

    /// <summary>The entry point starts the application; for the test, starting means waiting for that.</summary>
    private sealed class RunningApplication(RunningHost host) : DistributedApplication(host)
    {
        public override Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

        public override Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

        public override Task RunAsync(CancellationToken cancellationToken = default) => host.RunAsync(cancellationToken);
    }

    private sealed class RunningHost(EntryPointRun run, DistributedApplication application) : IHost, IAsyncDisposable
    {
        public IServiceProvider Services => application.Services;

        public Task StartAsync(CancellationToken cancellationToken = default) => run.Started.WaitAsync(cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken = default) => run.DisposeAsync().AsTask().WaitAsync(cancellationToken);

        public void Dispose() => run.DisposeAsync().AsTask().GetAwaiter().GetResult();

        public ValueTask DisposeAsync() => run.DisposeAsync();
    }
}
