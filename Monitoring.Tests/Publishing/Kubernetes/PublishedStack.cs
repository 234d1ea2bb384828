using System.Runtime.CompilerServices;
using Aspire.Hosting.Kubernetes.Resources;
using Aspire.Hosting.Testing;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Hosting.Publishing.Kubernetes.Platform;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Tests.Publishing.Kubernetes;

/// <summary>The objects of every component of the app host.</summary>
internal sealed class PublishedStack
{
    private static readonly string[] Production =
    [
        "--operation", "publish",
        "--environment", "Production",
        "--Monitoring:ObjectStore:Type=S3",
        "--Monitoring:ObjectStore:Region=eu-central-1",
        $"--Monitoring:Prometheus:RulesFolder={Beside("Rules")}",
        $"--Monitoring:Grafana:DashboardsFolder={Beside("Dashboards")}",
    ];

    private static readonly Lazy<Task<PublishedStack>> Defaults = new(() => CreateAsync());

    private readonly ManifestText _text;

    private PublishedStack(IReadOnlyList<IComponent> components, KubernetesSettings settings)
    {
        var addressing = new KubernetesAddressing(settings, endpoint => $"{endpoint.Name.Split('/')[0]}.monitoring.svc:1");
        Workloads = components.ToDictionary(component => component.Name, component => component.Describe(addressing));
        Objects = Workloads.ToDictionary(workload => workload.Key, workload => KubernetesObjects.Render(workload.Value, Values, settings));
        Flows = [.. components.SelectMany(component => component.Flows)];
        Platform = PlatformObjects.Render([.. Workloads.Values], Flows, Values, settings);
        _text = new(Values);
    }

    /// <summary>The stack of the app host, with the options of Production.</summary>
    public static Task<PublishedStack> Default => Defaults.Value;

    /// <summary>The values of the chart.</summary>
    public ChartValues Values { get; } = new();

    /// <summary>The workloads by name.</summary>
    public IReadOnlyDictionary<string, Workload> Workloads { get; }

    /// <summary>Who connects to whom.</summary>
    public IReadOnlyList<Monitoring.Hosting.Model.Flow> Flows { get; }

    /// <summary>Their objects.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<BaseKubernetesResource>> Objects { get; }

    /// <summary>The stack of the app host.</summary>
    /// <param name="arguments">Further arguments of the app host.</param>
    public static async Task<PublishedStack> CreateAsync(params IEnumerable<string> arguments)
    {
        await using var builder = await DistributedApplicationTestingBuilder.CreateAsync<Projects.Monitoring_AppHost>([.. Production, .. arguments]);
        return new([.. builder.Resources.Select(ComponentAnnotation.Of).OfType<IComponent>().Where(component => component.IsEnabled)], KubernetesSettings.From(builder.GetMonitoringOptions().Kubernetes));
    }

    /// <summary>The objects around all workloads.</summary>
    public IReadOnlyList<BaseKubernetesResource> Platform { get; }

    /// <summary>What runs the pods of each workload.</summary>
    public IEnumerable<Aspire.Hosting.Kubernetes.Resources.Workload> PodOwners => Objects.Values.SelectMany(objects => objects).OfType<Aspire.Hosting.Kubernetes.Resources.Workload>();

    /// <summary>The objects of a component as YAML, by kind and name.</summary>
    public IReadOnlyDictionary<string, string> Manifests(string component) => Manifests(Objects[component]);

    /// <summary>Objects as YAML, by kind and name.</summary>
    public IReadOnlyDictionary<string, string> Manifests(IEnumerable<BaseKubernetesResource> objects) => objects.ToDictionary(
        item => $"{item.Kind!.ToLowerInvariant()}-{item.Metadata.Name}.yaml",
        _text.Of);

    /// <summary>The only object of a kind and name.</summary>
    public T Get<T>(string name)
        where T : BaseKubernetesResource => Objects.Values.SelectMany(objects => objects).OfType<T>().Single(item => item.Metadata.Name == name);

    private static string Beside(string folder, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, folder);
}
