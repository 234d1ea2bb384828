using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Aspire.Hosting.Testing;

namespace Monitoring.Tests.Stack;

/// <summary>The stack behind TLS and a password, both made by the app host.</summary>
public sealed class GuardedStackFixture() : StackRun(["--Monitoring:Security:BasicAuth=true", "--Monitoring:Security:Tls=true"])
{
    private X509Certificate2? _authority;
    private string _password = "";

    /// <summary>Connects as everything within the stack does.</summary>
    public override HttpClient Http(string resource) => Http(resource, "monitoring", _password);

    /// <summary>Trusts the certificate and logs in; no password: not at all.</summary>
    public HttpClient Http(string resource, string user, string? password)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            CustomTrustStore = { _authority! },
            RevocationMode = X509RevocationMode.NoCheck,
        };
        var client = new HttpClient(handler) { BaseAddress = App.GetEndpoint(resource, "http") };
        if (password is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        }

        return client;
    }

    /// <summary>Starts it, then reads what the app host has made.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (ContainerEngine.IsAvailable)
        {
            _authority = X509Certificate2.CreateFromPem((await Parameter("monitoring-certificate"))!);
            _password = (await Parameter("monitoring-password"))!;
        }
    }

    private async Task<string?> Parameter(string name) => await Resource<ParameterResource>(name).GetValueAsync(CancellationToken.None);
}
