using System.Text.Json;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>One instance of a resource: a container or a process, under the name by which DCP knows it.</summary>
internal sealed class Workload(IResource resource, DcpInstance instance)
{
    public IResource Resource { get; } = resource;

    public string Name => instance.Name;

    public string Suffix => instance.Suffix;

    public DcpKind Kind { get; } = resource.IsContainer() ? DcpKind.Container : DcpKind.Executable;

    /// <summary>Starting and stopping one workload happen one after the other.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>What it was last created from; null until then.</summary>
    public ContainerSpec? Container { get; set; }

    public ExecutableSpec? Executable { get; set; }

    public bool IsCreated => Container is not null || Executable is not null;

    /// <summary>The last report of its state.</summary>
    public DcpReport? Report { get; set; }

    /// <summary>Completes when it is known to everybody that this life of the workload is over.</summary>
    public TaskCompletionSource Ended { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The identity of the DCP object that this workload had before it was started again.</summary>
    public string? RetiredUid { get; private set; }

    /// <summary>The workload is about to be created anew: what is reported of its former life doesn't count any more.</summary>
    public void Renew()
    {
        RetiredUid = Report?.Metadata.Uid;
        Report = null;
        Ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public static List<Workload> Of(IResource resource) =>
        resource.TryGetLastAnnotation<DcpInstancesAnnotation>(out var engine) ? [.. engine.Instances.Select(i => new Workload(resource, i))] : [];

    public DcpMetadata Metadata(List<ServiceProducer> produced)
    {
        var annotations = new Dictionary<string, string>
        {
            ["resource-name"] = Resource.Name,
            ["otel-service-name"] = Resource.Name,
            ["otel-service-instance-id"] = Suffix,
        };
        if (produced.Count > 0)
            annotations["service-producer"] = JsonSerializer.Serialize(produced, DcpJson.Default.ListServiceProducer);

        return new DcpMetadata { Name = Name, Annotations = annotations };
    }
}
