using System.Globalization;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>What operators change about a container: image and resources.</summary>
internal sealed class ContainerValues(WorkloadRendering rendering, ContainerSpec container)
{
    private readonly string _key = container.Name == rendering.Name ? rendering.Key : $"{rendering.Key}.{ChartValues.Key(KubernetesNames.Container(rendering.Name, container))}";

    /// <summary>The image.</summary>
    public string Image => container.Image.Project is { } project
        ? rendering.Values.ProjectImage(project, container.Image)
        : rendering.Values.Image($"{_key}.image", container.Image, "Flags and configuration are for this version.");

    /// <summary>When the node asks for the image again: a tag may have moved, and its digest costs one request.</summary>
    public string ImagePullPolicy => rendering.Values.Text("imagePullPolicy", "Always", "When nodes look whether an image has changed: Always, IfNotPresent or Never.");

    /// <summary>Requests and limits.</summary>
    public ResourceRequirementsV1 Resources => new()
    {
        Requests =
        {
            ["cpu"] = Quantity("requests.cpu", Cores(container.Resources.CpuRequest), "Requested processor time."),
            ["memory"] = Quantity("requests.memory", container.Resources.Memory.ToString(), "Requested memory."),
            ["ephemeral-storage"] = Quantity("requests.ephemeralStorage", container.Resources.EphemeralStorage.ToString(), "Requested disk of the node, for logs and scratch files."),
        },
        Limits =
        {
            ["cpu"] = Quantity("limits.cpu", Cores(container.Resources.CpuLimit), "The most processor time."),
            ["memory"] = Quantity("limits.memory", container.Resources.Memory.ToString(), "The most memory."),
            ["ephemeral-storage"] = ScratchSize,
        },
    };

    /// <summary>The most that scratch folders may hold.</summary>
    public string ScratchSize => Quantity("limits.ephemeralStorage", container.Resources.EphemeralStorage.ToString(), "The most disk of the node.");

    private string Quantity(string name, string value, string description) => rendering.Values.Quantity($"{_key}.resources.{name}", value, description);

    private static string Cores(decimal cores) => decimal.IsInteger(cores)
        ? cores.ToString("0", CultureInfo.InvariantCulture)
        : (cores * 1000).ToString("0", CultureInfo.InvariantCulture) + "m";
}
