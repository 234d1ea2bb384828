var builder = DistributedApplication.CreateBuilder(args);
var options = builder.GetMonitoringOptions();

// Stores.
var objectStore = builder.AddObjectStore("object-store");
var postgres = builder.AddPostgres("postgres").WithImageOption("Postgres").WithDataVolume().PublishAsWorkload(backups: objectStore);
var redis = builder.AddRedis("redis").WithImageOption("Redis").WithoutHttpsCertificate().WithDataVolume().WithPersistence().PublishAsWorkload();
var memcached = builder.AddMemcached("memcached");

// Alerts: Prometheus → Alertmanager → Watchdog.
var watchdogDatabase = postgres.AddDatabase("watchdog-db", "watchdog");
var watchdog = builder.AddProject<Projects.Monitoring_Watchdog>("watchdog").AsWatchdog(watchdogDatabase);
var alertmanager = builder.AddAlertmanager("alertmanager").WithWatchdog(watchdog);

// Metrics: each Prometheus replica uploads its blocks through a sidecar.
var prometheus = builder.AddPrometheus("prometheus")
    .WithRules(options.Prometheus.RulesFolder)
    .WithAlertmanager(alertmanager)
    .WithThanosSidecar(objectStore);

// Queries: query-frontend → query → sidecars and store gateway.
var store = builder.AddThanosStore("thanos-store", objectStore).WithCache(memcached);
var query = builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus).WithEndpoints(store);
var queryFrontend = builder.AddThanosQueryFrontend("thanos-query-frontend").WithQuery(query).WithCache(memcached);

// The object store's caretakers, and what is not in it yet.
builder.AddThanosCompactor("thanos-compactor", objectStore);
builder.AddThanosBucketWeb("thanos-bucket-web", objectStore);
builder.AddPrometheusBackup("prometheus-backup", prometheus, objectStore);

// Dashboards.
var grafanaDatabase = postgres.AddDatabase("grafana-db", "grafana");
builder.AddGrafana("grafana")
    .WithDatabase(grafanaDatabase)
    .WithRemoteCache(redis)
    .WithDataSource(queryFrontend)
    .WithDataSource(prometheus)
    .WithDataSource(alertmanager)
    .WithDashboards(options.Grafana.DashboardsFolder);

// Exporters, and a scrape job for everything.
builder.AddNodeExporter("node-exporter");
builder.AddPostgresExporter("postgres-exporter", grafanaDatabase);
builder.AddRedisExporter("redis-exporter", redis);
prometheus.WithStackTargets();

// The cluster that all of it is published to: nodes, containers, API server, annotated pods and Services, the state of all objects.
builder.AddKubeStateMetrics("kube-state-metrics");
prometheus.WithKubernetesTargets();

// What is promised: recording rules, burn rate alerts and a dashboard come with it.
builder.AddSlo("alert-delivery", objective: 99.9, ServiceLevelIndicator.HttpAvailability("watchdog", "/api/alerts/"));

// What `aspire publish` writes: Kubernetes manifests for Production.
builder.AddPublishTarget();

builder.Build().Run();
