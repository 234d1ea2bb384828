using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aspire.Hosting.Health;

/// <summary>Healthy when an endpoint of a resource answers with the expected status.</summary>
internal sealed class HttpEndpointHealthCheck(EndpointReference endpoint, string path, int expectedStatus, Func<HttpClient> createClient)
    : IHealthCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!endpoint.Exists)
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' does not exist on the resource.");

        if (await endpoint.GetValueAsync(cancellationToken).ConfigureAwait(false) is not { } url)
            return HealthCheckResult.Unhealthy($"The endpoint '{endpoint.EndpointName}' does not have a URL.");

        var uri = new Uri(new Uri(url), path);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ending.CancelAfter(Timeout);
        try
        {
            using var response = await createClient()
                .GetAsync(uri, HttpCompletionOption.ResponseHeadersRead, ending.Token).ConfigureAwait(false);
            return (int)response.StatusCode == expectedStatus
                ? HealthCheckResult.Healthy()
                : new HealthCheckResult(context.Registration.FailureStatus, $"Request to {uri} returned {(int)response.StatusCode} {response.StatusCode}");
        }
        catch (Exception ex) when (ex is HttpRequestException or OperationCanceledException)
        {
            var description = ex is HttpRequestException ? $"Failed to connect to {uri}"
                : cancellationToken.IsCancellationRequested ? $"Health check for {uri} was canceled"
                : $"Request to {uri} timed out";
            return new HealthCheckResult(context.Registration.FailureStatus, description, ex);
        }
    }
}
