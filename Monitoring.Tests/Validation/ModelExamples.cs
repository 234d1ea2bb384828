using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of app hosts.</summary>
internal static class ModelExamples
{
    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON010 error: prometheus: It connects to 'alertmanager', which is no component of this app host. Fix: Add both to the same builder.",
            builder => builder.AddPrometheus("prometheus").WithAlertmanager(Notifying(DistributedApplication.CreateBuilder([]))),
            builder => builder.AddPrometheus("prometheus").WithAlertmanager(Notifying(builder))),
        Of("MON011 warning: grafana: It refers to 'frontend', which is switched off: the reference is left out. Fix: Switch it on, or remove the reference.",
            ["--Monitoring:Thanos:Enabled=false"],
            builder => builder.AddGrafana("grafana").WithDataSource(builder.AddThanosQueryFrontend("frontend")).WithDataSource(builder.AddPrometheus("prometheus")),
            builder => builder.AddGrafana("grafana").WithDataSource(builder.AddPrometheus("prometheus"))),
        Of("MON012 error: prometheus: prometheus and beside have the TCP port 9090 more than once, and one address. Fix: Choose another port.", Beside(new(9090)), Beside(new(9099))),
        Of("MON012 error: prometheus: prometheus and beside have the port 'http' more than once, and one address. Fix: Choose another port.", Beside(new(9099) { PortName = "http" }), Beside(new(9099))),
        Of("MON013 error: beside: A probe asks for 'ready', which is no absolute path. Fix: Ask one of its own ports, for a path that begins with '/'.",
            Beside(new(9099) { Probe = "ready" }), Beside(new(9099) { Probe = "/ready" })),
        Of("MON013 error: beside: A probe asks for port 'other', which it does not have. Fix: Ask one of its own ports, for a path that begins with '/'.",
            Beside(new(9099) { ProbedPort = new("other", 1) }), Beside(new(9099))),
        Of("MON014 error: prometheus: The disk 'data' is shared by prometheus (user 65534) and beside (user 1001). Fix: Run them as one user.",
            Beside(new(9099) { User = 1001 }), Beside(new(9099))),
        Of("MON015 error: two: one and two have the same external labels, cluster=\"local\": Thanos cannot tell their samples apart. Fix: Give each a label of its own with WithExternalLabel.",
            builder => TwoUploaders(builder),
            builder => TwoUploaders(builder).WithExternalLabel("part", "two")),
        Of("MON016 error: Parameters:grafana-admin-password: The value is one that everybody tries first. Fix: Choose another, or leave it out: a local run generates one.",
            ["--Parameters:grafana-admin-password=Admin"], ["--Parameters:grafana-admin-password=correct horse"], Grafana),
        Of("MON016 error: Parameters:grafana-admin-password: The value is empty. Fix: Choose another, or leave it out: a local run generates one.",
            ["--Parameters:grafana-admin-password="], [], Grafana),
        Of("MON017 warning: Thanos: It has several versions: 0.42 (thanos-sidecar); 0.41 (store). Fix: Use one.", Versions("v0.41.0"), Versions("v0.42.0")),
        Of("MON017 warning: alertmanager: Version 0.26.0 refuses alerts with labels outside the old alphabet, which prometheus 3.14.0 allows. Fix: Use 0.27 or later.",
            ["--Monitoring:Images:Alertmanager:Tag=v0.26.0"], ["--Monitoring:Images:Alertmanager:Tag=v0.27.0"], builder => builder.AddPrometheus("prometheus").WithAlertmanager(Notifying(builder))),
        Of("MON018 error: two: one and two compact the same object store, and destroy each other's blocks. Fix: Keep one.",
            builder => Compactors(builder, builder.AddObjectStore("bucket"), builder.AddObjectStore("bucket-two"), same: true),
            builder => Compactors(builder, builder.AddObjectStore("bucket"), builder.AddObjectStore("bucket-two"), same: false)),
        Of("MON019 error: query: It sees the samples of all replicas of prometheus, and not that 'replica' tells them apart: every series is there twice. "
            + "Fix: Use WithEndpoints with the Prometheus too.",
            builder => Querying(builder, both: false),
            builder => Querying(builder, both: true)),
        Of("MON020 warning: Monitoring:ObjectStore:UsesKeys: Keys of AWS have to be kept and changed; the role of a pod or a task need not be. "
            + "Fix: Give the role access to the bucket, and leave the option out.",
            ["--Monitoring:ObjectStore:Type=S3", "--Monitoring:ObjectStore:Region=eu-central-1", "--Monitoring:ObjectStore:UsesKeys=true"],
            ["--Monitoring:ObjectStore:Type=S3", "--Monitoring:ObjectStore:Region=eu-central-1"],
            builder => builder.AddThanosStore("store", builder.AddObjectStore("bucket"))),
        Of("MON021 warning: grafana: Exemplars lead to the traces of 'tempo', and prometheus stores none: no panel shows any. Fix: Use WithExemplars.",
            builder => Tracing(builder, builder.AddPrometheus("prometheus")),
            builder => Tracing(builder, builder.AddPrometheus("prometheus").WithExemplars())),
        Of("MON145 error: SLO 'api': Nobody watches over it: the app host has no Prometheus. Fix: Use AddPrometheus.",
            builder => builder.AddSlo("api", objective: 99.9, ServiceLevelIndicator.HttpAvailability("api")),
            builder => builder.AddSlo("api", objective: 99.9, ServiceLevelIndicator.HttpAvailability("api")).AddPrometheus("prometheus")),
    ];

    private static RuleExample Of(string finding, Action<IDistributedApplicationBuilder> violates, Action<IDistributedApplicationBuilder> holds) => Of(finding, [], violates, holds);

    private static RuleExample Of(string finding, string[] options, Action<IDistributedApplicationBuilder> violates, Action<IDistributedApplicationBuilder> holds) =>
        RuleExample.Of(finding, model => Check(options, model), violates, holds);

    private static RuleExample Of(string finding, string[] violates, string[] holds, Action<IDistributedApplicationBuilder> model) =>
        RuleExample.Of(finding, options => Check(options, model), violates, holds);

    private static IEnumerable<Finding> Check(string[] options, Action<IDistributedApplicationBuilder> model)
    {
        var builder = DistributedApplication.CreateBuilder(options);
        model(builder);
        return ModelValidation.Findings(StackModel.Of(builder, ServiceLevelObjectives.Of(builder)));
    }

    private static IResourceBuilder<AlertmanagerResource> Notifying(IDistributedApplicationBuilder builder) =>
        builder.AddAlertmanager("alertmanager").WithWebhookReceiver("team", new Uri("https://example.com/"), builder.AddParameter("token", secret: true));

    private static void Grafana(IDistributedApplicationBuilder builder) => builder.AddGrafana("grafana").WithDataSource(builder.AddPrometheus("prometheus"));

    private static void Tracing(IDistributedApplicationBuilder builder, IResourceBuilder<PrometheusResource> prometheus) =>
        builder.AddGrafana("grafana").WithDataSource(prometheus).WithDataSource(GrafanaDataSourceKind.Tempo, "tempo", new Uri("http://tempo.example.com:3200"));

    private static Action<IDistributedApplicationBuilder> Beside(TestSidecar sidecar) => builder => builder.AddPrometheus("prometheus").WithSidecar(sidecar, uploadsBlocks: false);

    private static IResourceBuilder<PrometheusResource> TwoUploaders(IDistributedApplicationBuilder builder)
    {
        var bucket = builder.AddObjectStore("bucket");
        builder.AddPrometheus("one").WithThanosSidecar(bucket);
        return builder.AddPrometheus("two").WithThanosSidecar(bucket);
    }

    private static Action<IDistributedApplicationBuilder> Versions(string tag) => builder =>
    {
        var bucket = builder.AddObjectStore("bucket");
        builder.AddPrometheus("prometheus").WithThanosSidecar(bucket);
        var store = builder.AddThanosStore("store", bucket).Resource;
        store.Spec = store.Spec with { Image = ThanosImages.Default with { Tag = tag } };
    };

    private static void Compactors(IDistributedApplicationBuilder builder, IResourceBuilder<ObjectStoreResource> one, IResourceBuilder<ObjectStoreResource> two, bool same)
    {
        builder.AddThanosCompactor("one", one);
        builder.AddThanosCompactor("two", same ? one : two);
    }

    private static void Querying(IDistributedApplicationBuilder builder, bool both)
    {
        var bucket = builder.AddObjectStore("bucket");
        var prometheus = builder.AddPrometheus("prometheus").WithThanosSidecar(bucket);
        var query = builder.AddThanosQuery("query").WithEndpoints(builder.AddThanosStore("store", bucket));
        if (both)
        {
            query.WithEndpoints(prometheus);
        }
    }

    private sealed record TestSidecar(int PortNumber) : ISidecar
    {
        public string PortName { get; init; } = "beside";

        public string Probe { get; init; } = "/";

        public Port? ProbedPort { get; init; }

        public int User { get; init; } = 65534;

        public IEnumerable<VolumeClaim> Claims => [];

        private Port Port => new(PortName, PortNumber);

        public ContainerSpec Describe(IWorkload host, Addressing addressing) => new("beside", new("", "beside", "1.0"))
        {
            UserId = User,
            Ports = [Port],
            Probes = new(new HttpProbe(ProbedPort ?? Port, Probe)),
            Mounts = [new("data", "/data")],
        };

        public IEnumerable<Flow> Flows(IWorkload host) => [];

        public MetricsEndpoint? Metrics(IWorkload host) => new("beside", new WorkloadEndpoint(host, "beside", Port));
    }
}
