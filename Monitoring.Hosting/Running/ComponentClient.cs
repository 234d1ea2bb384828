using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>Talks to a container's own HTTP ports as <see cref="ContainerSpec.Access"/> demands. The values of its parameters are asked for
/// with the first request: they may be known late.</summary>
/// <param name="access">What the ports ask for; null: nothing.</param>
/// <param name="secrets">The parameters behind the secrets.</param>
internal sealed class ComponentClient(HttpAccess? access, IReadOnlyDictionary<Secret, ParameterResource> secrets)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly Task<HttpClient> Open = Task.FromResult(Create(new SocketsHttpHandler()));

    private readonly Lazy<Task<HttpClient>> _client = new(() => access is null ? Open : CreateAsync(access, secrets));

    /// <summary>Sends a request.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri uri, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, uri);
        var client = await _client.Value.WaitAsync(cancellationToken);
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<HttpClient> CreateAsync(HttpAccess access, IReadOnlyDictionary<Secret, ParameterResource> secrets)
    {
        var handler = new SocketsHttpHandler();
        if (access.Tls?.Authority is { } authority)
        {
            handler.SslOptions.CertificateChainPolicy = Trust(await ValueOfAsync(secrets[authority]));
        }

        var client = Create(handler);

        // The name that the certificate has to be for; the ports are those of this machine.
        client.DefaultRequestHeaders.Host = access.Tls?.ServerName;
        if (access.BasicAuth is { } user)
        {
            var credentials = $"{user.User}:{await ValueOfAsync(secrets[user.Password])}";
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        }

        return client;
    }

    private static HttpClient Create(SocketsHttpHandler handler)
    {
        (handler.UseProxy, handler.AllowAutoRedirect) = (false, false);
        return new HttpClient(handler) { Timeout = Patience };
    }

    private static X509ChainPolicy Trust(string certificate) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        CustomTrustStore = { X509Certificate2.CreateFromPem(certificate) },
        RevocationMode = X509RevocationMode.NoCheck,
    };

    private static async Task<string> ValueOfAsync(ParameterResource parameter) =>
        await parameter.GetValueAsync(CancellationToken.None) ?? throw new InvalidOperationException($"The parameter '{parameter.Name}' has no value.");
}
