namespace Microsoft.Extensions.ServiceDiscovery;

internal sealed class ResolvingHandler(ConfiguredServices services) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = request.RequestUri;
        if (asked is not null)
            request.RequestUri = services.Resolve(asked);

        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            // A retry resolves anew, and may meet another replica.
            request.RequestUri = asked;
        }
    }
}
