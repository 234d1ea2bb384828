using System.Text.RegularExpressions;

namespace Monitoring.Hosting.Model;

/// <summary>The image of a container: where it is, and which version of the product it holds.</summary>
/// <param name="Registry">The registry's host, or an empty string for an image that only exists locally.</param>
/// <param name="Name">The repository, for instance <c>prometheus/prometheus</c>.</param>
/// <param name="Tag">The tag; never <c>latest</c>.</param>
public sealed partial record ContainerImage(string Registry, string Name, string Tag)
{
    /// <summary>Why the image cannot be had on this machine, or <see langword="null"/>. Such a container starts on request only.</summary>
    public string? Unavailable { get; init; }

    /// <summary>The project of the app host that it is built from when the stack is deployed from there; null: it exists already.</summary>
    public string? Project { get; init; }

    /// <summary>The digest that pins the tag (<c>sha256:…</c>), when one is asked for.</summary>
    public string? Digest { get; init; }

    /// <summary>The digest that the tag is known to have had. What is published is pinned by it; a local run pulls the tag.</summary>
    public string? KnownDigest { get; init; }

    /// <summary>The product's version, which its configuration depends on: read from the tag.</summary>
    /// <exception cref="FormatException">The tag does not begin with a version.</exception>
    public Version Version => TryGetVersion(out var version)
        ? version
        : throw new FormatException($"The tag '{Tag}' of image '{Name}' does not begin with a version such as 3.14.0 or v3.14.0.");

    /// <summary>Reads the version from the tag.</summary>
    /// <param name="version">The version, when the tag begins with one.</param>
    public bool TryGetVersion(out Version version)
    {
        var match = LeadingVersion().Match(Tag);
        version = match.Success ? Version.Parse(match.Groups[1].Value) : new Version(0, 0);
        return match.Success;
    }

    /// <summary>Whether its version knows an option; one that cannot be told from the tag is taken for the newest.</summary>
    public bool Allows(VersionGate gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        return gate.Allows(TryGetVersion(out var version) ? version : new Version(int.MaxValue, 0));
    }

    /// <inheritdoc />
    public override string ToString() => (Registry.Length == 0 ? "" : Registry + "/") + Name + ":" + Tag + (Digest is null ? "" : "@" + Digest);

    [GeneratedRegex(@"^v?(\d+\.\d+(\.\d+)?)")]
    private static partial Regex LeadingVersion();
}
