using System.Text.Json.Nodes;
using Monitoring.Tests.Containers;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>What the containers of a pod share, while any of them is replaced: a name and an address, held by a container that does nothing, and claims.</summary>
internal sealed class PodSandbox : IAsyncDisposable
{
    private readonly Dictionary<string, string> _volumes;

    private PodSandbox(string id, string pod, string address, Dictionary<string, string> volumes) => (Id, Pod, Address, _volumes) = (id, pod, address, volumes);

    /// <summary>The container that holds the network.</summary>
    public string Id { get; }

    /// <summary>The pod's name.</summary>
    public string Pod { get; }

    /// <summary>The pod's address.</summary>
    public string Address { get; }

    /// <summary>Makes one, with empty claims.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="image">An image that can sleep.</param>
    /// <param name="ordinal">Which replica it is.</param>
    /// <param name="network">The container network that stands in for the cluster's.</param>
    /// <param name="address">Its address, which is another whenever a pod is made anew.</param>
    public static async Task<PodSandbox> CreateAsync(Pod pod, string image, int ordinal, ContainerNetwork network, string address)
    {
        var owner = $"uid={pod.Spec.At("securityContext/runAsUser")},gid={pod.Spec.At("securityContext/fsGroup")}";
        Dictionary<string, string> volumes = [];
        foreach (var claim in pod.Owner.Json.Items("spec/volumeClaimTemplates").Select(template => template.Text("metadata/name")!))
            volumes[claim] = await Docker.RunAsync("volume", "create", "--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", $"o={owner}");

        var mounts = volumes.Values.SelectMany(volume => new[] { "--volume", $"{volume}:/held/{volume}:nocopy" });
        var id = await Docker.RunAsync(["run", "--detach", .. network.Join(pod, ordinal, address), .. mounts, "--entrypoint", "sleep", image, "infinity"]);
        return new(id, $"{pod.Owner.Name}-{ordinal}", address, volumes);
    }

    /// <summary>The engine's arguments that mount a claim; null: it is none.</summary>
    public string[]? Mount(JsonObject mount) =>
        _volumes.TryGetValue(mount.Text("name")!, out var volume) ? ["--volume", $"{volume}:{mount.Text("mountPath")}:nocopy"] : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Docker.RunAsync("rm", "--force", "--volumes", Id);
        await Docker.RunAsync(["volume", "rm", "--force", .. _volumes.Values]);
    }
}
