using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Testing;

/// <summary>
/// Runs an AppHost's entry point on a thread of its own. It stands still in front of Build, so that a test can change the model,
/// and goes on from there by itself: it builds, starts and runs as the AppHost is written.
/// </summary>
internal sealed class EntryPointRun : IAsyncDisposable
{
    private readonly MethodInfo _entryPoint;
    private readonly string[] _args;
    private readonly Action<DistributedApplicationOptions, HostApplicationBuilderSettings> _configure;
    private readonly TaskCompletionSource<DistributedApplicationBuilder> _builder = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<DistributedApplication> _application = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim _mayBuild = new();
    private readonly CancellationTokenSource _ending = new();
    private bool _disposing;

    public EntryPointRun(
        MethodInfo entryPoint, string[] args, Action<DistributedApplicationOptions, HostApplicationBuilderSettings> configure)
    {
        (_entryPoint, _args, _configure) = (entryPoint, args, configure);
        new Thread(Run) { IsBackground = true, Name = $"{entryPoint.DeclaringType?.Assembly.GetName().Name}.EntryPoint" }.Start();
    }

    public Task<DistributedApplicationBuilder> Builder => _builder.Task;

    public Task Started => _started.Task;

    public Task<DistributedApplication> BuildAsync(CancellationToken cancellationToken)
    {
        _mayBuild.Set();
        return _application.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposing, true))
            return;

        await _ending.CancelAsync().ConfigureAwait(false);
        _mayBuild.Set();
        _builder.TrySetCanceled();
        _started.TrySetCanceled();
        if (!_application.Task.IsCompletedSuccessfully)
        {
            _application.TrySetCanceled();
            return;
        }

        var application = await _application.Task.ConfigureAwait(false);
        var timeout = application.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout;
        var lifetime = application.Services.GetRequiredService<IHostApplicationLifetime>();
        // The entry point of a started application returns when that is asked to stop; a start that is under way ends by cancellation.
        using var stopping = lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        await _ended.Task.WaitAsync(timeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await application.StopAsync().WaitAsync(timeout).ConfigureAwait(false);
        await application.DisposeAsync().AsTask().WaitAsync(timeout).ConfigureAwait(false);
    }

    private void Run()
    {
        Exception? failure = null;
        try
        {
            using var observing = new BuilderObserver
            {
                Constructing = (options, host) =>
                    TestingDefaults.Apply(_args, options, host, _entryPoint.DeclaringType!.Assembly, _configure),
                Building = HoldBeforeBuild,
                Built = application => _application.TrySetResult(application),
            };
            _entryPoint.Invoke(null, _entryPoint.GetParameters().Length == 0 ? [] : [_args]);
        }
        catch (TargetInvocationException ex)
        {
            failure = ex.InnerException ?? ex;
        }
        finally
        {
            Fail(failure ?? new InvalidOperationException($"The entry point exited without building a {nameof(DistributedApplication)}."));
            _ended.TrySetResult();
        }
    }

    private void HoldBeforeBuild(DistributedApplicationBuilder builder)
    {
        builder.Services.AddHttpClient();
        var host = builder.Services.Single(s => s.ServiceType == typeof(IHost) && !s.IsKeyedService);
        builder.Services.Remove(host);
        builder.Services.AddSingleton<IHost>(provider => new ObservedHost(this, (IHost)host.ImplementationFactory!(provider)));
        _builder.TrySetResult(builder);
        _mayBuild.Wait();
    }

    /// <summary>Whoever waits for something that can't come any more hears the reason; what has come stays.</summary>
    private void Fail(Exception failure)
    {
        _builder.TrySetException(failure);
        _application.TrySetException(failure);
        _started.TrySetException(failure);
    }

    private sealed class ObservedHost(EntryPointRun run, IHost inner) : IHost, IAsyncDisposable
    {
        private bool _disposed;

        public IServiceProvider Services => inner.Services;

        public async Task StartAsync(CancellationToken cancellationToken = default)
        {
            try
            {
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, run._ending.Token);
                await inner.StartAsync(ending.Token).ConfigureAwait(false);
                run._started.TrySetResult();
            }
            catch (Exception ex)
            {
                run.Fail(ex);
                throw;
            }
        }

        public Task StopAsync(CancellationToken cancellationToken = default) => inner.StopAsync(cancellationToken);

        public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

        // The host is a service of the provider that it disposes of, which in turn disposes of its services.
        public async ValueTask DisposeAsync()
        {
            if (Interlocked.Exchange(ref _disposed, true))
                return;

            await ((IAsyncDisposable)inner).DisposeAsync().ConfigureAwait(false);
        }
    }
}
