using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Validation;

/// <summary>The image's tag says its version, and it is one that we write configuration for.</summary>
/// <param name="id">The rule's number: each product has its own.</param>
/// <param name="imageOf">The image.</param>
/// <param name="oldest">The oldest version that is supported.</param>
/// <param name="example">A tag that would do.</param>
internal sealed class SupportedVersion<TSpec>(string id, Func<TSpec, ContainerImage> imageOf, Version oldest, string example) : SpecRule<TSpec>(id)
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, TSpec spec)
    {
        var image = imageOf(spec);
        if (!image.TryGetVersion(out var version))
        {
            yield return Error(name, $"The tag '{image.Tag}' does not say which version it is; the configuration depends on it.", $"Use a tag that begins with the version, such as {example}.");
        }
        else if (version < oldest)
        {
            yield return Error(name, $"Version {version} is too old.", $"Use {oldest} or later.");
        }
    }
}
