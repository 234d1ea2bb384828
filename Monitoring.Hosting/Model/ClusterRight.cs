namespace Monitoring.Hosting.Model;

/// <summary>A right to read objects of the cluster that a workload runs in, in all namespaces
/// (https://kubernetes.io/docs/reference/access-authn-authz/rbac/). There are no rights to change anything.</summary>
/// <param name="ApiGroup">The group, for instance <c>apps</c>; empty: the core group.</param>
/// <param name="Resources">The resources in the plural, for instance <c>pods</c>, <c>nodes/metrics</c>.</param>
/// <param name="Verbs">What may be done: <c>get</c>, <c>list</c>, <c>watch</c>.</param>
public sealed record ClusterRight(string ApiGroup, IReadOnlyList<string> Resources, IReadOnlyList<string> Verbs)
{
    /// <summary>URLs that are no resources, such as <c>/metrics</c>; a right is either to these or to resources.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>To read a resource once.</summary>
    public static ClusterRight Get(string apiGroup, params IReadOnlyList<string> resources) => new(apiGroup, resources, ["get"]);

    /// <summary>To list resources, and to be told of changes.</summary>
    public static ClusterRight Watch(string apiGroup, params IReadOnlyList<string> resources) => new(apiGroup, resources, ["list", "watch"]);

    /// <summary>To find resources, and to be told of changes.</summary>
    public static ClusterRight Discover(string apiGroup, params IReadOnlyList<string> resources) => new(apiGroup, resources, ["get", "list", "watch"]);

    /// <summary>To read URLs of the API server.</summary>
    public static ClusterRight GetUrl(params IReadOnlyList<string> urls) => new("", [], ["get"]) { Urls = urls };
}
