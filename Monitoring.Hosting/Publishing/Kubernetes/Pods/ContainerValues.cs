using System.Globalization;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>What operators change about a container: image and resources.</summary>
internal sealed class ContainerValues(WorkloadRendering rendering, ContainerSpec container)
{
    private readonly string _key = container.Name == rendering.Name ? rendering.Key : $"{rendering.Key}.{ChartValues.Key(container.Name)}";

    /// <summary>The image.</summary>
    public string Image
    {
        get
        {
            var image = container.Image;
            var repository = image.Registry.Length == 0 ? image.Name : $"{image.Registry}/{image.Name}";
            var tag = image.Digest is null ? image.Tag : $"{image.Tag}@{image.Digest}";
            return rendering.Values.Text($"{_key}.image.repository", repository, "Where the image is.")
                + ":"
                + rendering.Values.Text($"{_key}.image.tag", tag, "Its tag, and after an @ its digest. Configuration is for this version.");
        }
    }

    /// <summary>Requested processor time.</summary>
    public string Cpu => Quantity("cpu", MilliCores(container.Resources.CpuRequest), "Requested cores. There is no limit: throttled scrapes are late scrapes.");

    /// <summary>Requested memory, and its limit.</summary>
    public string Memory => Quantity("memory", container.Resources.Memory.ToString(), "Requested memory, and its limit.");

    /// <summary>Requested disk of the node, and its limit.</summary>
    public string EphemeralStorage =>
        Quantity("ephemeralStorage", container.Resources.EphemeralStorage.ToString(), "Requested disk of the node for logs and scratch files, and its limit.");

    private string Quantity(string name, string value, string description) => rendering.Values.Quantity($"{_key}.resources.{name}", value, description);

    private static string MilliCores(decimal cores) => decimal.IsInteger(cores)
        ? cores.ToString("0", CultureInfo.InvariantCulture)
        : (cores * 1000).ToString("0", CultureInfo.InvariantCulture) + "m";
}
