using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Monitoring.Hosting.Running;

/// <summary>
/// Asks a probe of a component. Aspire asks a check that failed again after a second, then two, then three; a component that is just
/// starting is asked more often within one check, so that nobody waits for it longer than needed.
/// </summary>
internal abstract class ProbeCheck(EndpointReference endpoint) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // A reference remembers that its endpoint was not there: each check takes a new one.
    protected EndpointReference Endpoint => new(endpoint.Resource, endpoint.EndpointName);

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!Endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy($"The port '{endpoint.EndpointName}' is not open yet.");
        }

        var clock = Stopwatch.StartNew();
        var result = await AskAsync(cancellationToken);
        while (result.Status != HealthStatus.Healthy && clock.Elapsed < Patience)
        {
            await Task.Delay(Pause, cancellationToken);
            result = await AskAsync(cancellationToken);
        }

        return result;
    }

    protected abstract Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken);
}

/// <summary>Healthy when GET answers with 2xx.</summary>
internal sealed class HttpProbeCheck(EndpointReference endpoint, string path, ComponentClient client) : ProbeCheck(endpoint)
{
    /// <inheritdoc />
    protected override async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(HttpMethod.Get, new Uri(Endpoint.Url + path), cancellationToken);
            return response.IsSuccessStatusCode
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"GET {path} answers {(int)response.StatusCode}.");
        }
        catch (HttpRequestException exception)
        {
            return HealthCheckResult.Unhealthy($"GET {path}: {exception.Message}");
        }
    }
}

/// <summary>Healthy when a line is answered as expected. A connection alone proves nothing: Aspire's proxy accepts any.</summary>
internal sealed class TcpProbeCheck(EndpointReference endpoint, string send, string expect) : ProbeCheck(endpoint)
{
    /// <inheritdoc />
    protected override async Task<HealthCheckResult> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(Endpoint.Host, Endpoint.Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(send), cancellationToken);
            var answer = new byte[expect.Length];
            await stream.ReadExactlyAsync(answer, cancellationToken);
            var text = Encoding.ASCII.GetString(answer);
            return text == expect
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy($"It answers '{text}' instead of '{expect}'.");
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(exception.Message);
        }
    }
}
