using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Hosting;

/// <summary>Adds Prometheus to an app host.</summary>
public static class PrometheusBuilderExtensions
{
    /// <summary>Adds Prometheus. Its defaults come from section <c>Monitoring</c> of the configuration.</summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The name of the resource; replicas are named after it: <c>prometheus-0</c>, <c>prometheus-1</c>.</param>
    /// <returns>The builder of the component.</returns>
    /// <example>
    /// <code>
    /// var alertmanager = builder.AddAlertmanager("alertmanager");
    /// var prometheus = builder.AddPrometheus("prometheus")
    ///     .WithRules("rules")
    ///     .WithAlertmanager(alertmanager)
    ///     .WithStackTargets()
    ///     .WithScrapeTarget(orders.GetEndpoint("http"));
    /// </code>
    /// </example>
    public static IResourceBuilder<PrometheusResource> AddPrometheus(this IDistributedApplicationBuilder builder, [ResourceName] string name)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);

        var options = builder.GetMonitoringOptions();
        var resource = new PrometheusResource(name);
        resource.Spec = resource.Spec with
        {
            Image = options.ImageOf("Prometheus", PrometheusImages.Default),
            Resources = options.Resources.Prometheus.Apply(resource.Spec.Resources),
            Replicas = options.Prometheus.Replicas,
            ScrapeInterval = options.ScrapeInterval,
            EvaluationInterval = options.EvaluationInterval,
            ExternalLabels = resource.Spec.ExternalLabels.SetItem("cluster", options.Cluster),
            ResendDelay = options.Prometheus.ResendDelay,
            Retention = options.Prometheus.Retention,
            ExpectedSeries = options.Prometheus.ExpectedSeries,
            Exemplars = options.Prometheus.Exemplars,
            DiskSize = options.Prometheus.StorageSize,
            RunbookBaseUrl = options.RunbookBaseUrl,
        };
        resource.Objectives = ServiceLevelObjectives.Of(builder);
        if (builder.ExecutionContext.IsRunMode)
        {
            builder.Services.AddSingleton<IHostedService>(services => new TargetWatcher(resource, services.GetRequiredService<IStackOperations>()));
        }

        return builder.AddMonitoringResource(resource).WithHostPort(options.Prometheus.HostPort).WithPublicHost(options.Prometheus.Host).WithPrometheusCommands().WithShards(options.Prometheus.Shards);
    }

    /// <summary>Sets the number of replicas that scrape the same targets. Default: 2.</summary>
    public static IResourceBuilder<PrometheusResource> WithReplicas(this IResourceBuilder<PrometheusResource> builder, int replicas) =>
        builder.With(spec => spec with { Replicas = replicas });

    /// <summary>
    /// Divides the targets by hash over shards, each with its own replicas and disk: <c>prometheus</c>, <c>prometheus-shard-1</c> …
    /// Thanos Query sees the samples of all. Rules see those of their own shard only: what aggregates over targets belongs on Thanos.
    /// Commands in the dashboard act on all shards. Changing the number moves targets to other shards; samples that are there already stay where they are.
    /// </summary>
    public static IResourceBuilder<PrometheusResource> WithShards(this IResourceBuilder<PrometheusResource> builder, int shards)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Divide(shards, shard => builder.ApplicationBuilder.AddMonitoringResource(shard).WithParentRelationship(builder));
        return builder;
    }

    /// <summary>Sets how long samples stay on the disk of each replica, and how much of it they may take.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="time">How long. Default: 15 days.</param>
    /// <param name="size">How much. Default: 80 % of the disk.</param>
    public static IResourceBuilder<PrometheusResource> WithRetention(this IResourceBuilder<PrometheusResource> builder, Duration time, ByteSize? size = null) =>
        builder.With(spec => spec with { Retention = time, RetentionSize = size });

    /// <summary>Remembers exemplars: samples with the id of a trace, which panels show as points that lead there.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="most">How many, of all series together. Default: 100,000, as Prometheus has it; some 10 MB of memory.</param>
    public static IResourceBuilder<PrometheusResource> WithExemplars(this IResourceBuilder<PrometheusResource> builder, int most = 100_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        return builder.With(spec => spec with { Exemplars = most });
    }

    /// <summary>Sets how often targets are scraped. Default: 15 seconds.</summary>
    public static IResourceBuilder<PrometheusResource> WithScrapeInterval(this IResourceBuilder<PrometheusResource> builder, Duration interval) =>
        builder.With(spec => spec with { ScrapeInterval = interval });

    /// <summary>Sets a label of everything that leaves this Prometheus: alerts, blocks, answers to Thanos.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="name">The label's name; not <c>replica</c>, which is set for each replica.</param>
    /// <param name="value">Its value, taken literally.</param>
    public static IResourceBuilder<PrometheusResource> WithExternalLabel(this IResourceBuilder<PrometheusResource> builder, string name, string value) =>
        builder.With(spec => spec with { ExternalLabels = spec.ExternalLabels.SetItem(name, value) });

    /// <summary>Evaluates the rules of a folder. They lie in <c>/etc/prometheus/rules</c> and may be edited while the stack runs.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="folder">The folder, relative to the app host's project; folders below it are not read.</param>
    public static IResourceBuilder<PrometheusResource> WithRules(this IResourceBuilder<PrometheusResource> builder, string folder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var path = Path.GetFullPath(folder, builder.ApplicationBuilder.AppHostDirectory);
        return builder.With(spec => spec with { Rules = new RuleFolder(path) });
    }

    /// <summary>Sends alerts to every member of an Alertmanager cluster, which is what makes it tolerate the loss of one.</summary>
    public static IResourceBuilder<PrometheusResource> WithAlertmanager(
        this IResourceBuilder<PrometheusResource> builder, IResourceBuilder<AlertmanagerResource> alertmanager)
    {
        ArgumentNullException.ThrowIfNull(alertmanager);
        return builder.With(spec => spec with { Alertmanagers = [.. spec.Alertmanagers, alertmanager.Resource.Http] });
    }

    /// <summary>Runs a program beside each replica, on the same data.</summary>
    /// <param name="builder">Prometheus.</param>
    /// <param name="sidecar">The program.</param>
    /// <param name="uploadsBlocks">Whether it uploads blocks: Prometheus then does not compact them.</param>
    public static IResourceBuilder<PrometheusResource> WithSidecar(this IResourceBuilder<PrometheusResource> builder, ISidecar sidecar, bool uploadsBlocks)
    {
        ArgumentNullException.ThrowIfNull(sidecar);
        return builder.With(spec => spec with { Sidecars = [.. spec.Sidecars, sidecar], UploadsBlocks = spec.UploadsBlocks || uploadsBlocks });
    }

    internal static IResourceBuilder<PrometheusResource> With(this IResourceBuilder<PrometheusResource> builder, Func<PrometheusSpec, PrometheusSpec> change)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Resource.Spec = change(builder.Resource.Spec);
        return builder;
    }
}
