using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Fuzzing;

/// <summary>The components of the app host, as options make them.</summary>
internal static class FuzzedStack
{
    /// <summary>Adds all components and describes them.</summary>
    /// <param name="document">The options.</param>
    /// <returns>What is wrong, and the descriptions when nothing is.</returns>
    /// <exception cref="MonitoringValidationException">An option cannot be read, or is out of range.</exception>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<Workload> Workloads) Describe(IReadOnlyDictionary<string, string?> document)
    {
        // Thousands of builders at once: a machine allows a few hundred watches of files only.
        var builder = DistributedApplication.CreateBuilder(
            ["--hostBuilder:reloadConfigOnChange=false", .. document.Select(option => $"--{option.Key}={option.Value}")]);
        AddStack(builder);
        var model = StackModel.Of(builder);
        var findings = ModelValidation.Findings(model);
        return (findings, findings.Any(finding => finding.Severity == Severity.Error) ? [] : [.. model.Components.Select(component => component.Describe(TestAddressing.Local))]);
    }

    private static void AddStack(IDistributedApplicationBuilder builder)
    {
        var options = builder.GetMonitoringOptions();
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
