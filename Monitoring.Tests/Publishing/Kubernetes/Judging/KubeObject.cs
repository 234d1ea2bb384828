using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>An object of the chart, as it would be sent to the API server.</summary>
/// <param name="File">The template that it comes from.</param>
/// <param name="Json">The object.</param>
internal sealed record KubeObject(string File, JsonObject Json)
{
    /// <summary>The kinds that have no namespace.</summary>
    private static readonly HashSet<string> ClusterScoped =
        ["Namespace", "ClusterRole", "ClusterRoleBinding", "PriorityClass", "StorageClass", "PersistentVolume", "IngressClass", "CustomResourceDefinition", "ClusterIssuer", "ClusterSecretStore"];

    public string ApiVersion => Json.Text("apiVersion") ?? "";

    public string Kind => Json.Text("kind") ?? "";

    public string Name => Json.Text("metadata/name") ?? "";

    /// <summary>Empty for an object of the whole cluster, and for one that says none.</summary>
    public string Namespace => Json.Text("metadata/namespace") ?? "";

    public bool IsNamespaced => !ClusterScoped.Contains(Kind);

    public IReadOnlyDictionary<string, string> Labels => Json.Texts("metadata/labels");

    public IReadOnlyDictionary<string, string> Annotations => Json.Texts("metadata/annotations");

    /// <summary>The pods that it makes; null when it makes none.</summary>
    public Pod? Pod => (Kind == "CronJob" ? Json.At("spec/jobTemplate/spec/template") : Json.At("spec/template")) is JsonObject template ? new(this, template) : null;

    /// <inheritdoc />
    public override string ToString() => $"{Kind}/{Name}";
}

/// <summary>The pods of a workload.</summary>
/// <param name="Owner">The workload.</param>
/// <param name="Template">The pod template.</param>
internal sealed record Pod(KubeObject Owner, JsonObject Template)
{
    public JsonObject Spec => Template["spec"] as JsonObject ?? [];

    public string Namespace => Owner.Namespace;

    public IReadOnlyDictionary<string, string> Labels => Template.Texts("metadata/labels");

    public bool OnNodeNetwork => Spec.Flag("hostNetwork") ?? false;

    /// <summary>Whether it ends by itself.</summary>
    public bool IsJob => Owner.Kind is "Job" or "CronJob";

    /// <summary>How many run at once; null when an autoscaler decides or there is one on every node.</summary>
    public int? Replicas => (int?)Owner.Json.Number("spec/replicas");

    /// <summary>The programs, without those that run before the start.</summary>
    public IEnumerable<Container> Programs => Containers("containers");

    /// <summary>All containers.</summary>
    public IEnumerable<Container> AllContainers => Containers("initContainers").Concat(Programs);

    private IEnumerable<Container> Containers(string list) => Spec.Items(list).Select(json => new Container(this, json));
}

/// <summary>A container of a pod.</summary>
/// <param name="Pod">The pod.</param>
/// <param name="Json">The container.</param>
internal sealed record Container(Pod Pod, JsonObject Json)
{
    public string Name => Json.Text("name") ?? "";

    public IReadOnlyList<ContainerPort> Ports => [.. Json.Items("ports").Select(port => new ContainerPort(
        port.Text("name") ?? "",
        (int)(port.Number("containerPort") ?? 0),
        port.Text("protocol") ?? "TCP"))];

    public IEnumerable<JsonObject> Environment => Json.Items("env");

    public IEnumerable<JsonObject> Mounts => Json.Items("volumeMounts");

    /// <summary>A field of the container's security context, or of the pod's where the container has none.</summary>
    public JsonNode? Security(string field) => Json.At($"securityContext/{field}") ?? Pod.Spec.At($"securityContext/{field}");
}

/// <summary>A port that a container declares.</summary>
internal sealed record ContainerPort(string Name, int Number, string Protocol);
