using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Extensions;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>An endpoint as others see it.</summary>
/// <param name="Scheme">Its scheme.</param>
/// <param name="Protocol">TCP or UDP.</param>
/// <param name="Port">The container's port.</param>
/// <param name="Name">Its name.</param>
internal sealed record EndpointMapping(string Scheme, string Protocol, HelmValue Port, string Name)
{
    /// <summary>The Service's port, where it differs.</summary>
    public HelmValue? ServicePort { get; init; }
}

/// <summary>What of a resource ends up in its Kubernetes objects.</summary>
internal sealed class ResourceInputs(IResource resource)
{
    public Dictionary<string, string> Labels { get; } = new()
    {
        ["app.kubernetes.io/name"] = HelmExpressions.Wrap(".Chart.Name"),
        ["app.kubernetes.io/component"] = resource.Name,
        ["app.kubernetes.io/instance"] = HelmExpressions.Wrap(".Release.Name"),
    };

    public OrderedDictionary<string, EndpointMapping> Endpoints { get; } = [];

    public OrderedDictionary<string, HelmValue> Environment { get; } = [];

    public OrderedDictionary<string, HelmValue> Secrets { get; } = [];

    public OrderedDictionary<string, HelmValue> Parameters { get; } = [];

    public List<string> Args { get; } = [];

    public List<VolumeMountV1> Volumes { get; } = [];

    public List<(ProbeType Type, ProbeV1 Probe)> Probes { get; } = [];
}
