using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Monitoring.Hosting.Running;

/// <summary>Healthy when GET answers with 2xx.</summary>
internal sealed class HttpProbeCheck(EndpointReference endpoint, string path) : IHealthCheck
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy($"The port '{endpoint.EndpointName}' is not open yet.");
        }

        try
        {
            using var response = await Client.GetAsync(new Uri(endpoint.Url + path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
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
internal sealed class TcpProbeCheck(EndpointReference endpoint, string send, string expect) : IHealthCheck
{
    /// <inheritdoc />
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.IsAllocated)
        {
            return HealthCheckResult.Unhealthy($"The port '{endpoint.EndpointName}' is not open yet.");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(endpoint.Host, endpoint.Port, cancellationToken);
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
