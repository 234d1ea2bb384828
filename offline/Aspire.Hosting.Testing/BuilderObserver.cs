using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Testing;

/// <summary>Hears of the builders that this flow of execution makes, from its beginning until it is disposed of.</summary>
internal sealed class BuilderObserver : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<BuilderObserver?> Current = new();

    private readonly IDisposable _subscription;

    public BuilderObserver()
    {
        Current.Value = this;
        _subscription = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public Action<DistributedApplicationOptions, HostApplicationBuilderSettings>? Constructing { get; init; }

    public Action<DistributedApplicationBuilder>? Building { get; init; }

    public Action<DistributedApplication>? Built { get; init; }

    public void Dispose()
    {
        Current.Value = null;
        _subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (Current.Value == this && value.Name == BuilderLifecycle.ListenerName)
            value.Subscribe(this);
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // Tests in parallel make builders too; theirs are none of this one's business.
        if (Current.Value != this)
            return;

        switch (value)
        {
            case { Key: BuilderLifecycle.Constructing, Value: (DistributedApplicationOptions options, HostApplicationBuilderSettings host) }:
                Constructing?.Invoke(options, host);
                break;
            case { Key: BuilderLifecycle.Building, Value: DistributedApplicationBuilder builder }:
                Building?.Invoke(builder);
                break;
            case { Key: BuilderLifecycle.Built, Value: DistributedApplication application }:
                Built?.Invoke(application);
                break;
        }
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }
}
