using System.Diagnostics.CodeAnalysis;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>Where an S3 service is, as people write it: <c>s3.eu-central-1.amazonaws.com</c>, <c>http://ceph:7480</c>.</summary>
/// <param name="Endpoint">Host and port.</param>
/// <param name="UsesTls">Whether it is reached over HTTPS: unless the text begins with <c>http://</c>.</param>
internal sealed record S3Address(StaticEndpoint Endpoint, bool UsesTls)
{
    /// <summary>Reads an address.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out S3Address? address)
    {
        var withScheme = text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}";
        var isAddress = Uri.TryCreate(withScheme, UriKind.Absolute, out var uri) && uri is { PathAndQuery: "/", Scheme: "http" or "https" };
        address = isAddress ? new S3Address(new StaticEndpoint(uri!.Host, uri.Port), uri.Scheme == Uri.UriSchemeHttps) : null;
        return isAddress;
    }

    /// <summary>AWS in a region.</summary>
    public static S3Address OfAws(string region) => new(new StaticEndpoint($"s3.{region}.amazonaws.com", 443), UsesTls: true);
}
