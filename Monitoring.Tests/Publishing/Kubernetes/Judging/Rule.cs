namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>A rule that every object of a chart has to keep.</summary>
/// <param name="Id">Its name, the one of the tool that it comes from.</param>
/// <param name="Judge">Finds what breaks it.</param>
internal sealed record Rule(string Id, Func<Cluster, IEnumerable<(KubeObject Subject, string Message)>> Judge)
{
    public IEnumerable<Finding> Findings(Cluster cluster) => Judge(cluster).Select(found => new Finding(Id, found.Subject, found.Message));

    /// <summary>A rule about each object of one kind, or of several separated by <c>|</c>.</summary>
    public static Rule ForKind(string id, string kinds, Func<Cluster, KubeObject, IEnumerable<string>> judge)
    {
        var wanted = kinds.Split('|');
        return new(id, cluster => cluster.Objects
            .Where(item => wanted.Contains(item.Kind))
            .SelectMany(item => judge(cluster, item).Select(message => (item, message))));
    }

    /// <summary>A rule about each object.</summary>
    public static Rule ForObjects(string id, Func<Cluster, KubeObject, IEnumerable<string>> judge) =>
        new(id, cluster => cluster.Objects.SelectMany(item => judge(cluster, item).Select(message => (item, message))));

    /// <summary>A rule about the pods of each workload.</summary>
    public static Rule ForPods(string id, Func<Cluster, Pod, IEnumerable<string>> judge) =>
        new(id, cluster => cluster.Pods.SelectMany(pod => judge(cluster, pod).Select(message => (pod.Owner, message))));

    /// <summary>A rule that pods of workloads keep or break.</summary>
    public static Rule ForPods(string id, Func<Pod, bool> isBroken, string message) => ForPods(id, (_, pod) => isBroken(pod) ? [message] : []);

    /// <summary>A rule about every container, also those that run before the start.</summary>
    public static Rule ForContainers(string id, Func<Container, IEnumerable<string>> judge) => ForPods(id, (_, pod) =>
        pod.AllContainers.SelectMany(container => judge(container).Select(message => $"container {container.Name} {message}")));

    /// <summary>A rule that containers keep or break.</summary>
    public static Rule ForContainers(string id, Func<Container, bool> isBroken, string message) => ForContainers(id, container => isBroken(container) ? [message] : []);

    /// <summary>A rule that the containers of programs which run for good keep or break.</summary>
    public static Rule ForPrograms(string id, Func<Container, bool> isBroken, string message) => ForPods(id, (_, pod) => pod.IsJob
        ? []
        : pod.Programs.Where(isBroken).Select(container => $"container {container.Name} {message}"));
}
