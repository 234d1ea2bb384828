using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Running;

/// <summary>A container of a local run.</summary>
/// <param name="Owner">The component it belongs to.</param>
/// <param name="Ordinal">The replica it belongs to.</param>
/// <param name="Spec">Its description before addresses of processes on the host were known.</param>
/// <param name="IsMain">Whether it is the program itself, not a sidecar.</param>
/// <param name="Resource">The Aspire resource: the component itself, unless it has peers or this is a sidecar.</param>
internal sealed record RunContainer(MonitoringResource Owner, int Ordinal, ContainerSpec Spec, bool IsMain, ContainerResource Resource)
{
    /// <summary>The claims of the workload.</summary>
    public IReadOnlyList<VolumeClaim> Claims { get; init; } = [];

    /// <summary>Talks to its HTTP ports.</summary>
    public ComponentClient Client { get; } = new(Spec.Access, Owner.Secrets);

    /// <summary>Whether it starts on request only, because its image cannot be had on this machine.</summary>
    public bool StartsOnRequest => Spec.Image.Unavailable is not null;
}
