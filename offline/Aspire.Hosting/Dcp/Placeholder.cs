using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

internal sealed class DcpEngine : IResourceEngine
{
    public Task StartAsync(CancellationToken ct) => throw new NotSupportedException();

    public Task CreateAsync(IResource resource, CancellationToken ct) => throw new NotSupportedException();

    public Task StopAsync(IResource resource, CancellationToken ct) => throw new NotSupportedException();

    public Task ShutdownAsync(CancellationToken ct) => Task.CompletedTask;
}
