using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.ObjectStorage;

/// <summary>Where blocks of samples are kept for years: what Thanos needs to know to reach it.</summary>
public abstract record ObjectStore
{
    /// <summary>The file that Thanos reads (https://thanos.io/tip/thanos/storage.md/).</summary>
    public const string FileName = "objstore.yml";

    /// <summary>Credentials for the environment of each process that uses the store; the file never contains any.</summary>
    public virtual IReadOnlyList<EnvironmentVariable> Environment => [];

    /// <summary>The cloud whose role is used instead of credentials; null: none.</summary>
    public virtual CloudIdentity? Identity => null;

    /// <summary>The shared disk that is the store, when it is one.</summary>
    public virtual VolumeClaim? Claim => null;

    /// <summary>Where to mount <see cref="Claim"/>.</summary>
    public virtual ClaimMount? Mount => null;

    /// <summary>What to connect to, when the store is a service.</summary>
    public virtual Endpoint? Endpoint => null;

    /// <summary>The value of <c>type</c>.</summary>
    protected abstract string Type { get; }

    /// <summary>The file for one target.</summary>
    /// <param name="addressing">How endpoints are reached there.</param>
    /// <param name="prefix">The folder of the store that is used; null: all of it.</param>
    public TextFile ToFile(Addressing addressing, string? prefix = null) =>
        new(FileName, new YamlMap { ["type"] = Type, ["config"] = Settings(addressing), ["prefix"] = prefix }.ToYaml());

    /// <summary>The value of <c>config</c>.</summary>
    protected abstract YamlMap Settings(Addressing addressing);
}
