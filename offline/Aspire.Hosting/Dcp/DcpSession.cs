using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// One running DCP. It lives in a process of its own, watches this one, and when this one ends, however it ends, removes what it has
/// started and its session folder.
/// </summary>
internal static class DcpSession
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    // Meant for this process alone: what DCP starts would inherit them.
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "DOTNET_LAUNCH_PROFILE", "ASPIRE_LOG_LEVEL"];

    public static async Task<DcpClient> StartAsync(string dcp, string? containerRuntime, ILogger logger, CancellationToken ct)
    {
        // Created readable by its owner only, which DCP insists on.
        var folder = Directory.CreateTempSubdirectory("aspire-dcp").FullName;
        var kubeconfig = Path.Combine(folder, "kubeconfig");
        using var certificate = WriteCertificate(folder);
        var output = await LaunchAsync(dcp, folder, kubeconfig, containerRuntime, ct).ConfigureAwait(false);
        logger.LogDebug("DCP {Dcp} started: {Output}", dcp, output);

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(StartTimeout);
        try
        {
            var (server, token) = await ReadKubeconfigAsync(kubeconfig, timeout.Token).ConfigureAwait(false);
            var client = new DcpClient(server, token, certificate.RawDataMemory.ToArray());
            await client.WaitUntilReadyAsync(timeout.Token).ConfigureAwait(false);
            return client;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new DistributedApplicationException($"The Aspire orchestration component '{dcp}' did not come up within {StartTimeout.TotalSeconds} s. {output}");
        }
    }

    private static async Task<string> LaunchAsync(string dcp, string folder, string kubeconfig, string? containerRuntime, CancellationToken ct)
    {
        var start = new ProcessStartInfo(dcp)
        {
            ArgumentList =
            {
                "start-apiserver", "--detach", "--monitor", $"{Environment.ProcessId}", "--kubeconfig", kubeconfig,
                "--tls-cert-file", CertificatePath(folder), "--tls-key-file", KeyPath(folder),
            },
        };
        if (!string.IsNullOrEmpty(containerRuntime))
        {
            start.ArgumentList.Add("--container-runtime");
            start.ArgumentList.Add(containerRuntime);
        }

        foreach (var name in NotInherited)
            start.Environment.Remove(name);

        start.Environment["DCP_SESSION_FOLDER"] = folder;
        var (exitCode, output) = await ChildProcess.RunAsync(start, ct).ConfigureAwait(false);
        if (exitCode == 0)
            return output;

        Directory.Delete(folder, recursive: true);
        throw new DistributedApplicationException($"The Aspire orchestration component '{dcp}' ended with exit code {exitCode}. {output}");
    }

    // DCP would make an RSA key of 4096 bits, which takes a second or more of the start; an elliptic curve key takes none.
    private static X509Certificate2 WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(CertificatePath(folder), certificate.ExportCertificatePem());
        File.WriteAllText(KeyPath(folder), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }

    private static string CertificatePath(string folder) => Path.Combine(folder, "tls.crt");

    private static string KeyPath(string folder) => Path.Combine(folder, "tls.key");

    // The file DCP writes has one server and one token, each on a line of its own; it is complete once the token, its last line, ends.
    private static async Task<(Uri Server, string Token)> ReadKubeconfigAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            if (File.Exists(path))
            {
                var text = await File.ReadAllTextAsync(path, ct).ConfigureAwait(false);
                if (text.EndsWith('\n') && Value(text, "server:") is { } server && Value(text, "token:") is { } token)
                    return (new Uri(server), token);
            }

            await Task.Delay(20, ct).ConfigureAwait(false);
        }

        static string? Value(string text, string key) => text.Split('\n')
            .Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal))?[key.Length..].Trim();
    }
}
