using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Which ports the bindings of a manifest have; what the model leaves open and the deployment cannot decide is numbered.</summary>
internal sealed class ManifestPorts
{
    private const int FirstAllocated = 8000;

    private readonly HashSet<int> _used = [];
    private int _next = FirstAllocated;

    /// <summary>Null stands for a port that the deployment decides.</summary>
    public List<(EndpointAnnotation Endpoint, int? Port, int? TargetPort)> Resolve(IResource resource)
    {
        var bindings = new List<(EndpointAnnotation, int?, int?)>();
        var defaults = new HashSet<string>();
        foreach (var endpoint in resource.Annotations.OfType<EndpointAnnotation>())
        {
            var isHttp = endpoint.UriScheme is "http" or "https";
            var targetPort = endpoint.TargetPort ?? resource switch
            {
                ContainerResource when endpoint.Port is { } port => port,

                // A project's first endpoint of either scheme listens wherever the deployment tells it to.
                ProjectResource when isHttp && defaults.Add(endpoint.UriScheme) => null,
                _ => Allocate()
            };
            var exposedPort = endpoint.Port ?? targetPort ?? (isHttp ? null : Allocate());

            if (exposedPort is { } exposed)
                _used.Add(exposed);
            if (targetPort is { } target)
                _used.Add(target);
            bindings.Add((endpoint, endpoint.Port is null ? null : exposedPort, targetPort));
        }

        return bindings;
    }

    private int? Allocate()
    {
        while (!_used.Add(_next))
            _next++;
        return _next++;
    }
}
