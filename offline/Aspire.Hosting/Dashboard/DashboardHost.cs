using System.Net.Sockets;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Lifecycle;
using Aspire.Hosting.Orchestration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Brings the dashboard into the application, and tells where it is.</summary>
internal sealed class DashboardHost(
    IConfiguration configuration,
    DashboardOptions options,
    ResourceServer server,
    DashboardLog log,
    IHostApplicationLifetime lifetime,
    ILogger<DistributedApplication> logger) : IDistributedApplicationEventingSubscriber
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly TaskCompletionSource<string> _loginUrl = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the dashboard can be visited.</summary>
    public Task<string> LoginUrl => _loginUrl.Task;

    public Task SubscribeAsync(IDistributedApplicationEventing eventing, DistributedApplicationExecutionContext executionContext, CancellationToken cancellationToken)
    {
        eventing.Subscribe<BeforeStartEvent>(async (starting, token) =>
        {
            options.RequireSecureTransport();
            options.RequireFreePorts();
            var path = DashboardBinary.Find(configuration);
            var dashboard = new DashboardResource(path, options, await server.StartAsync(token).ConfigureAwait(false));

            // First, because it takes longest to start.
            starting.Model.Resources.Insert(0, dashboard);
            EngineResources.AssignInstances(starting.Model, configuration);
            eventing.Subscribe<ResourceReadyEvent>(dashboard, (_, _) => AnnounceAsync(dashboard));
            log.Follow(dashboard);
        });
        return Task.CompletedTask;
    }

    /// <summary>The process runs; when it also listens, its address is worth printing. IDEs and tools look for these very lines.</summary>
    private async Task AnnounceAsync(DashboardResource dashboard)
    {
        await WaitUntilListeningAsync(dashboard.FrontendUrl, lifetime.ApplicationStopping).ConfigureAwait(false);
        logger.LogInformation("Now listening on: {DashboardUrl}", dashboard.FrontendUrl.GetLeftPart(UriPartial.Authority));
        if (options.BrowserToken is not null)
            logger.LogInformation("Login to the dashboard at {LoginUrl}", dashboard.LoginUrl);
        _loginUrl.TrySetResult(dashboard.LoginUrl);
    }

    private static async Task WaitUntilListeningAsync(Uri url, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(url.Host, url.Port, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(PollInterval, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
