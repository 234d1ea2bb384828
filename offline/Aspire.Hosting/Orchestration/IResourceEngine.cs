using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>What runs the resources of the application; the orchestrator decides when.</summary>
internal interface IResourceEngine
{
    /// <summary>Begins what needs time and nothing of the model. <see cref="StartAsync"/> waits for it and reports how it went.</summary>
    void Open();

    /// <summary>Starts the engine, makes the network and allocates every endpoint of every resource.</summary>
    Task StartAsync(CancellationToken ct);

    /// <summary>
    /// Evaluates the resource's environment, arguments, files and volumes and creates it. From then on its state goes to the
    /// <see cref="ResourceNotificationService"/> and its console output to the <see cref="ResourceLoggerService"/>.
    /// </summary>
    Task CreateAsync(IResource resource, CancellationToken ct);

    Task StopAsync(IResource resource, CancellationToken ct);

    /// <summary>Stops and removes everything; returns when containers and network are gone or being removed.</summary>
    Task ShutdownAsync(CancellationToken ct);
}
