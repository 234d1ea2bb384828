using System.Globalization;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using YamlDotNet.Serialization;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Limits;

/// <summary>What a container may use: a kind that Aspire's package has no type for.</summary>
[YamlSerializable]
internal sealed class LimitRange() : BaseKubernetesResource("v1", "LimitRange")
{
    /// <summary>What it allows.</summary>
    [YamlMember(Alias = "spec")]
    public LimitRangeSpec Spec { get; set; } = new();
}

/// <summary>What a limit range allows.</summary>
[YamlSerializable]
internal sealed class LimitRangeSpec
{
    /// <summary>By kind of thing.</summary>
    public List<LimitRangeItem> Limits { get; } = [];
}

/// <summary>What things of a kind may use.</summary>
[YamlSerializable]
internal sealed class LimitRangeItem
{
    /// <summary>The kind.</summary>
    public string Type { get; set; } = "Container";

    /// <summary>The limits of a container that names none.</summary>
    public Dictionary<string, string> Default { get; } = [];

    /// <summary>The requests of a container that names none.</summary>
    public Dictionary<string, string> DefaultRequest { get; } = [];

    /// <summary>The most.</summary>
    public Dictionary<string, string> Max { get; } = [];
}

/// <summary>
/// The limits of single containers, computed from the workloads. All of ours name their own; a container that names none, such as
/// one for debugging, is admitted with little, which it gets, and may grow to the most.
/// </summary>
internal static class LimitRanges
{
    // Twice what the largest container of ours has: room to enlarge it without a thought of this object.
    private const int Room = 2;

    /// <summary>One for each namespace.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack) => stack.Namespaces.Select(name => Create(
        stack,
        name,
        [.. stack.Renderings.Where(rendering => rendering.Namespace == name).SelectMany(rendering => rendering.Workload.Containers).Select(container => container.Resources)]));

    private static LimitRange Create(StackRendering stack, string namespaceName, IReadOnlyList<ResourceNeeds> all)
    {
        var key = namespaceName == stack.Settings.Namespace ? "limitRange" : "limitRangeOfNodes";
        var most = Amounts(
            stack.Values.Quantity($"{key}.cpu", Cores(all.Max(needs => needs.CpuLimit)), "The most processor time of a container."),
            stack.Values.Quantity($"{key}.memory", Mebibytes(all.Max(needs => needs.Memory.Bytes)), "The most memory of a container."),
            stack.Values.Quantity($"{key}.ephemeralStorage", Mebibytes(all.Max(needs => needs.EphemeralStorage.Bytes)), "The most disk of its node that a container may use."));
        return new()
        {
            Metadata = stack.Metadata("monitoring", namespaceName),
            Spec = new()
            {
                Limits = { new LimitRangeItem { Max = { most }, Default = { most }, DefaultRequest = { Amounts("10m", "32Mi", "32Mi") } } },
            },
        };
    }

    private static Dictionary<string, string> Amounts(string cpu, string memory, string ephemeralStorage) =>
        new() { ["cpu"] = cpu, ["memory"] = memory, ["ephemeral-storage"] = ephemeralStorage };

    private static string Cores(decimal cores) => Math.Ceiling(cores * Room).ToString("0", CultureInfo.InvariantCulture);

    private static string Mebibytes(long bytes) => $"{(Room * bytes) >> 20}Mi";
}
