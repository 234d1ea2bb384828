using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Fuzzing;

/// <summary>The components of the app host, as options make them.</summary>
internal static class FuzzedStack
{
    /// <summary>Adds all components and describes them, for a local run and for a cluster.</summary>
    /// <param name="document">The options.</param>
    /// <returns>The descriptions.</returns>
    /// <exception cref="MonitoringValidationException">An option cannot be read or is out of range, or the model is wrong.</exception>
    public static IReadOnlyList<Workload> Describe(IReadOnlyDictionary<string, string?> document)
    {
        // Thousands of builders at once: a machine allows a few hundred watches of files only.
        var builder = DistributedApplication.CreateBuilder(
            ["--hostBuilder:reloadConfigOnChange=false", .. document.Select(option => $"--{option.Key}={option.Value}")]);
        var options = builder.GetMonitoringOptions();
        AddStack(builder, options);
        var model = StackModel.Of(builder, ServiceLevelObjectives.Of(builder));
        var errors = ModelValidation.Findings(model).Where(finding => finding.Severity == Severity.Error).ToList();
        return errors.Count > 0
            ? throw new MonitoringValidationException(errors)
            : [.. from addressing in new[] { TestAddressing.Local, InCluster(options.Kubernetes) } from component in model.Components select component.Describe(addressing)];
    }

    private static KubernetesAddressing InCluster(KubernetesOptions options) =>
        new(new() { Namespace = options.Namespace, NodeNamespace = options.NodeNamespace }, endpoint => $"{endpoint.Name.Split('/')[0]}-service:1");

    private static void AddStack(IDistributedApplicationBuilder builder, MonitoringOptions options)
    {
        var memcached = builder.AddMemcached("memcached");
        var objectStore = builder.AddObjectStore("object-store");
        var alertmanager = builder.AddAlertmanager("alertmanager").WithWebhookReceiver("team", new Uri("https://example.com/"), builder.AddParameter("team-token", secret: true));
        var prometheus = builder.AddPrometheus("prometheus").WithRules(options.Prometheus.RulesFolder).WithAlertmanager(alertmanager).WithThanosSidecar(objectStore).WithStackTargets();
        var store = builder.AddThanosStore("thanos-store", objectStore).WithCache(memcached);
        var query = builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus).WithEndpoints(store);
        var frontend = builder.AddThanosQueryFrontend("thanos-query-frontend").WithQuery(query).WithCache(memcached);
        builder.AddThanosCompactor("thanos-compactor", objectStore);
        builder.AddNodeExporter("node-exporter");
        builder.AddGrafana("grafana").WithDataSource(frontend).WithDataSource(prometheus).WithDataSource(alertmanager)
            .WithDatabase(builder.AddPostgres("postgres").AddDatabase("grafana-db")).WithRemoteCache(builder.AddRedis("redis").WithoutHttpsCertificate()).WithDashboards(options.Grafana.DashboardsFolder);
        builder.AddSlo("fuzzed", objective: 99.9, ServiceLevelIndicator.HttpAvailability("fuzzed"));
    }
}
