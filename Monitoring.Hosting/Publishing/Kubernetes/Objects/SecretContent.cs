namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>What a Secret holds, wherever its values come from.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Secrets">The secrets by their keys.</param>
internal sealed record SecretContent(string Name, IReadOnlyList<(string Key, Model.Secret Secret)> Secrets)
{
    /// <summary>Its type. Default: any keys.</summary>
    public string Type { get; init; } = "Opaque";

    /// <summary>What is no secret, by its key.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels besides those of its workload.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
