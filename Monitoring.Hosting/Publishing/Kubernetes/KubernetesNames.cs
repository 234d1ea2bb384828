using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>The names of objects, typed once: configuration, objects and policies refer to them.</summary>
internal static class KubernetesNames
{
    /// <summary>The Service that lists all replicas of a workload.</summary>
    public static string Headless(string workload) => $"{workload}-headless";

    /// <summary>The Secret with the secrets of a workload, one to a key.</summary>
    public static string Secrets(string workload) => $"{workload}-secrets";

    /// <summary>The ConfigMap or Secret with the files of a folder; further ones when they are too many for one.</summary>
    public static string Folder(string workload, ContainerSpec container, ConfigFolder folder, int part) =>
        $"{workload}-{InPod(workload, container, folder.Name)}{(part == 0 ? "" : $"-{part}")}";

    /// <summary>What belongs to one container of a pod: named after it, unless it is the program itself.</summary>
    public static string InPod(string workload, ContainerSpec container, string name) => container.Name == workload ? name : $"{Container(workload, container)}-{name}";

    /// <summary>A container: in its pod, it need not be told apart from those of other workloads.</summary>
    public static string Container(string workload, ContainerSpec container) =>
        container.Name.StartsWith($"{workload}-", StringComparison.Ordinal) ? container.Name[(workload.Length + 1)..] : container.Name;
}
