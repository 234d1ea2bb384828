using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Monitoring.Watchdog.Alerts;

/// <summary>Lets nobody in without the token.</summary>
internal sealed class BearerTokenFilter(IOptions<WatchdogOptions> options, WatchdogMetrics metrics) : IEndpointFilter
{
    private readonly byte[] _expected = SHA256.HashData(Encoding.UTF8.GetBytes($"Bearer {options.Value.Token}"));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        // Hashes have one length, so that the comparison tells nothing about the token's.
        var given = SHA256.HashData(Encoding.UTF8.GetBytes(context.HttpContext.Request.Headers.Authorization.ToString()));
        if (CryptographicOperations.FixedTimeEquals(given, _expected))
            return await next(context);

        metrics.Rejected("token");
        context.HttpContext.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return Results.Problem("The bearer token is missing or wrong.", statusCode: StatusCodes.Status401Unauthorized);
    }
}
