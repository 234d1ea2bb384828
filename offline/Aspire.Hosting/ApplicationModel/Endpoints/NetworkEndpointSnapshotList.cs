using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public record class NetworkEndpointSnapshot(ValueSnapshot<AllocatedEndpoint> Snapshot, NetworkIdentifier NetworkID);

/// <summary>Where an endpoint can be reached, per network.</summary>
public class NetworkEndpointSnapshotList : IEnumerable<NetworkEndpointSnapshot>
{
    private readonly ConcurrentDictionary<NetworkIdentifier, NetworkEndpointSnapshot> _byNetwork = new();

    public IEnumerator<NetworkEndpointSnapshot> GetEnumerator() => _byNetwork.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [Obsolete("This method is for internal use only and will be marked internal in a future Aspire release. Use AddOrUpdateAllocatedEndpoint instead.")]
    public bool TryAdd(NetworkIdentifier networkId, ValueSnapshot<AllocatedEndpoint> snapshot) =>
        _byNetwork.TryAdd(networkId, new NetworkEndpointSnapshot(snapshot, networkId));

    public void AddOrUpdateAllocatedEndpoint(NetworkIdentifier networkId, AllocatedEndpoint endpoint)
    {
        if (endpoint.NetworkID != networkId)
            throw new ArgumentException($"AllocatedEndpoint must use the same network as the {nameof(networkId)} parameter", nameof(endpoint));

        For(networkId).SetValue(endpoint);
    }

    public Task<AllocatedEndpoint> GetAllocatedEndpointAsync(NetworkIdentifier networkId, CancellationToken cancellationToken = default) =>
        For(networkId).GetValueAsync(cancellationToken);

    internal bool TryGetAllocatedEndpoint(NetworkIdentifier networkId, [NotNullWhen(true)] out AllocatedEndpoint? endpoint)
    {
        var known = _byNetwork.TryGetValue(networkId, out var found) && found.Snapshot.IsValueSet;
        endpoint = known ? found!.Snapshot.GetValueAsync().GetAwaiter().GetResult() : null;
        return known;
    }

    private ValueSnapshot<AllocatedEndpoint> For(NetworkIdentifier networkId) =>
        _byNetwork.GetOrAdd(networkId, static id => new NetworkEndpointSnapshot(new ValueSnapshot<AllocatedEndpoint>(), id)).Snapshot;
}
