using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing;

/// <summary>What containers of other packages have that are published as workloads of ours.</summary>
internal static class ContainerResourceExtensions
{
    /// <summary>The image.</summary>
    public static ContainerImage ImageOf(this ContainerResource container)
    {
        var image = container.Annotations.OfType<ContainerImageAnnotation>().Last();
        return new ContainerImage(image.Registry ?? "", image.Image, image.Tag ?? "") { Digest = image.SHA256 is { } digest ? $"sha256:{digest}" : null };
    }
}
