namespace Monitoring.Hosting.Model;

/// <summary>An option that only some versions of a product know. Each product lists its own in one table.</summary>
/// <param name="Option">The flag or the configuration key.</param>
/// <param name="Since">The first version that knows it; null: every version we support.</param>
/// <param name="Until">The first version that no longer knows it; null: none so far.</param>
public sealed record VersionGate(string Option, Version? Since = null, Version? Until = null)
{
    /// <summary>Whether a version knows the option.</summary>
    public bool Allows(Version version) => (Since is null || version >= Since) && (Until is null || version < Until);

    /// <summary>The versions that know it, in words: <c>3.9 and later</c>.</summary>
    public string Versions => (Since, Until) switch
    {
        (null, null) => "every version",
        (null, _) => $"versions before {Until}",
        (_, null) => $"{Since} and later",
        _ => $"versions from {Since}, before {Until}",
    };
}
