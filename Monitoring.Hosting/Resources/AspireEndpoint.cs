using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>An endpoint of any resource of the app host: a container, a project, an executable.</summary>
/// <param name="Reference">The endpoint.</param>
public sealed record AspireEndpoint(EndpointReference Reference) : ExternalEndpoint($"{Reference.Resource.Name}/{Reference.EndpointName}")
{
    /// <summary>Equal when they name the same endpoint of the same resource.</summary>
    public bool Equals(AspireEndpoint? other) => other is not null && Name == other.Name;

    /// <inheritdoc />
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
