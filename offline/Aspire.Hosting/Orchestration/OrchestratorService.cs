using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting.Orchestration;

internal sealed class OrchestratorService(ApplicationOrchestrator orchestrator, IResourceEngine engine) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => orchestrator.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => engine.ShutdownAsync(cancellationToken);
}
