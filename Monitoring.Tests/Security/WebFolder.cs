using Monitoring.Hosting.Security;

namespace Monitoring.Tests.Security;

/// <summary>A web configuration with its certificate and key, on disk as a container has it.</summary>
internal sealed class WebFolder : IDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-");

    public WebFolder()
    {
        var certificate = SelfSignedCertificate.Create("guard", TimeProvider.System);
        Certificate = certificate.Certificate;
        File.WriteAllText(ConfigurationFile, WebConfiguration.Create("monitoring", Password, usesTls: true));
        File.WriteAllText(Path.Combine(_folder.FullName, WebConfiguration.CertificateFile), certificate.Certificate);
        File.WriteAllText(Path.Combine(_folder.FullName, WebConfiguration.KeyFile), certificate.Key);
    }

    public string FullName => _folder.FullName;

    public string ConfigurationFile => Path.Combine(_folder.FullName, WebConfiguration.FileName);

    /// <summary>The certificate, as PEM.</summary>
    public string Certificate { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
