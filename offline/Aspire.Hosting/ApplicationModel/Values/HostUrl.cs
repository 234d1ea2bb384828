using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A URL as seen from the host. Seen from a container, localhost becomes the name by which containers reach the host.</summary>
public record HostUrl(string Url) : IExpressionValue
{
    private static readonly string[] Loopbacks = ["localhost", "127.0.0.1", "[::1]"];

    string IManifestExpressionProvider.ValueExpression => Url;

    ValueTask<string?> IValueProvider.GetValueAsync(CancellationToken cancellationToken) => new(Url);

    ValueTask<string?> IValueProvider.GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken)
    {
        if (context.CallerNetwork == KnownNetworkIdentifiers.LocalhostNetwork)
            return new(Url);

        var configuration = context.ExecutionContext is { IsRunMode: true } running
            ? running.Services.GetService<IConfiguration>()
            : null;
        var host = configuration?["AppHost:ContainerHostname"] ?? KnownHostNames.DockerDesktopHostBridge;
        return new(Loopbacks.Aggregate(Url, (url, loopback) => url.Replace(loopback, host, StringComparison.OrdinalIgnoreCase)));
    }
}
