namespace Monitoring.Hosting.Model;

/// <summary>A read-only folder of generated files in a container. Renderers make a mount of it: nothing else lies in it.</summary>
/// <param name="Name">Names it within the workload, for instance <c>config</c> or <c>rules</c>.</param>
/// <param name="Path">The absolute path in the container.</param>
/// <param name="Files">Its files.</param>
public sealed record ConfigFolder(string Name, string Path, IReadOnlyList<ConfigFile> Files)
{
    /// <summary>Whether the files may change while the container runs; the program is then told to reload.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether the program notices by itself that files changed. Where it does not, it has to be told or replaced.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Whether the texts say more than everybody should know who may look at configuration, such as whom alerts go to.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>The folder on this machine that the files come from: a local run watches it. Null when they are generated only.</summary>
    public string? Source { get; init; }

    /// <summary>Compares the files one by one.</summary>
    public bool Equals(ConfigFolder? other) =>
        other is not null && Name == other.Name && Path == other.Path && IsLive == other.IsLive && IsWatched == other.IsWatched && IsConfidential == other.IsConfidential && Source == other.Source && Files.SequenceEqual(other.Files);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Name, Path, Files.Count);
}

/// <summary>A file in a <see cref="ConfigFolder"/>.</summary>
/// <param name="Name">The file's name, without a folder.</param>
public abstract record ConfigFile(string Name);

/// <summary>A generated text without secrets.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Text">The whole text, with <c>\n</c> at the end of each line.</param>
public record TextFile(string Name, string Text) : ConfigFile(Name)
{
    /// <summary>The text with references to the target's own values in the place of what may be tuned.</summary>
    /// <param name="reference">The reference to a value.</param>
    public virtual string Render(Func<Tunable, string> reference) => Text;
}

/// <summary>A generated YAML file, in which some values may be tuned.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Map">What it holds.</param>
public sealed record YamlFile(string Name, YamlMap Map) : TextFile(Name, Map.ToYaml())
{
    /// <inheritdoc />
    public override string Render(Func<Tunable, string> reference) => Map.ToYaml(reference);

    /// <summary>Files with the same text are equal.</summary>
    public bool Equals(YamlFile? other) => base.Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>A file that holds nothing but a secret, for options such as <c>credentials_file</c>.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Secret">The secret.</param>
public sealed record SecretFile(string Name, Secret Secret) : ConfigFile(Name);
