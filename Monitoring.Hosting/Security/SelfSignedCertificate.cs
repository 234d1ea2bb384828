using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Monitoring.Hosting.Security;

/// <summary>A certificate for local runs. It is its own authority.</summary>
/// <param name="Certificate">The certificate, as PEM.</param>
/// <param name="Key">Its key, as PEM.</param>
internal sealed record SelfSignedCertificate(string Certificate, string Key)
{
    // A run ends long before.
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>Makes a certificate for a name, and for this machine.</summary>
    public static SelfSignedCertificate Create(string name, TimeProvider time)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddDnsName("localhost");
        names.AddIpAddress(System.Net.IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now + Lifetime);
        return new(certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
