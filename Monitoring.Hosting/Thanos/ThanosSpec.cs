using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Thanos;

/// <summary>What the configuration of every Thanos process depends on.</summary>
/// <param name="Resources">Processor and memory.</param>
public abstract record ThanosSpec(ResourceNeeds Resources)
{
    /// <summary>The image. Default: <inheritdoc cref="ThanosImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = ThanosImages.Default;

    /// <summary>What guards its HTTP and, by certificates on both sides, its Store API; null: nothing.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>How long requests in flight may finish when the process stops. Default: 10 seconds; upstream's two minutes outlast
    /// the 30 seconds that platforms grant before they kill.</summary>
    public Duration GracePeriod { get; init; } = Duration.Seconds(10);
}
