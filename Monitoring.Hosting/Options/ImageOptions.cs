using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>How an image differs from the product's default. What is not set stays.</summary>
public sealed class ImageOptions
{
    /// <summary>The registry's host; empty: the image exists on this machine only.</summary>
    public string? Registry { get; set; }

    /// <summary>The repository.</summary>
    public string? Image { get; set; }

    /// <summary>The tag; it begins with the product's version, which configuration depends on.</summary>
    public string? Tag { get; set; }

    /// <summary>The digest that pins the tag (<c>sha256:…</c>).</summary>
    public string? Digest { get; set; }

    /// <summary>Why the image cannot be had on this machine. The component is then started by hand only.</summary>
    public string? Unavailable { get; set; }

    internal ContainerImage Apply(ContainerImage image) => image with
    {
        Registry = Registry ?? image.Registry,
        Name = Image ?? image.Name,
        Tag = Tag ?? image.Tag,
        Digest = Digest,
        KnownDigest = Registry is null && Image is null && Tag is null ? image.KnownDigest : null,
        Unavailable = Unavailable,
    };
}
