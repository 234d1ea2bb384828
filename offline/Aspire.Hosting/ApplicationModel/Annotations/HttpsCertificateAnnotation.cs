using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Which certificate a resource shows. Without a developer certificate on the machine, and here there is none, it shows none.</summary>
[Experimental("ASPIRECERTIFICATES001", UrlFormat = "https://aka.ms/aspire/diagnostics/{0}")]
public sealed class HttpsCertificateAnnotation : IResourceAnnotation
{
    public bool? UseDeveloperCertificate { get; init; }
}
