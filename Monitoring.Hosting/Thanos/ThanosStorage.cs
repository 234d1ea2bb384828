using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;

namespace Monitoring.Hosting.Thanos;

/// <summary>How a process gets at the object store and at its own disk.</summary>
internal static class ThanosStorage
{
    /// <summary>Adds the store's credentials and, when the store is a shared disk, its mount.</summary>
    public static ContainerSpec With(this ContainerSpec container, ObjectStore store) => container with
    {
        CloudIdentity = store.Identity,
        Environment = [.. container.Environment, .. store.Environment],
        Mounts = store.Mount is null ? container.Mounts : [.. container.Mounts, store.Mount],
    };

    /// <summary>Mounts the process's own disk at its data folder.</summary>
    public static ContainerSpec WithClaim(this ContainerSpec container, string claim) => container with
    {
        Mounts = [new ClaimMount(claim, ThanosImages.DataPath), .. container.Mounts],
    };

    /// <summary>The shared disk that the store is; none when it is a service.</summary>
    public static IEnumerable<VolumeClaim> Claims(this ObjectStore store) => store.Claim is { } claim ? [claim] : [];

    /// <summary>The connection to the store; none when it is a disk.</summary>
    public static IEnumerable<Flow> Flows(this ObjectStore store, IWorkload from, FlowKind kind) =>
        store.Endpoint is { IsEnabled: true } endpoint ? [new Flow(from, endpoint, kind)] : [];
}
