using YamlDotNet.RepresentationModel;

namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>
/// Puts the keys of objects in the order in which people look for them: what a thing is called first, what it is in few words next, long
/// lists last. The types of Aspire's package have an order of their own.
/// </summary>
internal static class KeyOrder
{
    private static readonly string[] First =
    [
        "apiVersion", "kind", "type", "metadata", "name", "namespace", "key", "path", "host", "pathType", "labels", "annotations",
        "image", "imagePullPolicy", "command", "args", "env", "envFrom", "replicas", "serviceName", "selector",
        "port", "targetPort", "containerPort", "protocol", "ports", "mountPath",
    ];

    private static readonly string[] Last =
        ["startupProbe", "readinessProbe", "livenessProbe", "resources", "securityContext", "volumeMounts", "initContainers", "containers", "volumes", "template", "volumeClaimTemplates"];

    // What is below is somebody else's: files, and secrets.
    private static readonly HashSet<string> Foreign = ["data", "stringData"];

    /// <summary>The same object, its keys in that order.</summary>
    public static YamlMappingNode Of(YamlMappingNode node) => new(node
        .OrderBy(entry => Rank(entry.Key.ToString()))
        .Select(entry => KeyValuePair.Create(entry.Key, Foreign.Contains(entry.Key.ToString()) ? entry.Value : Of(entry.Value))));

    private static YamlNode Of(YamlNode node) => node switch
    {
        YamlMappingNode mapping => Of(mapping),
        YamlSequenceNode sequence => new YamlSequenceNode(sequence.Select(Of)),
        _ => node,
    };

    private static int Rank(string key) => Array.IndexOf(First, key) is var first and >= 0 ? first
        : Array.IndexOf(Last, key) is var last and >= 0 ? First.Length + 1 + last
        : First.Length;
}
