using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>Watchdog as an app host adds it.</summary>
public sealed class WatchdogModelTests
{
    [Theory]
    [InlineData("local")]
    [InlineData("kubernetes")]
    public void It_is_published_as_a_workload(string style)
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:RunbookBaseUrl=https://git.example.org/repo/main", "--Monitoring:Cluster=eu"]);
        var watchdog = AddWatchdog(builder, builder.AddAlertmanager("alertmanager"));

        var workload = watchdog.Describe(Addressing(style));

        Assert.Equal((Replication.Stateless(), 1654, 8080), (workload.Replication, workload.Containers[0].UserId, workload.Containers[0].Ports.Single().Number));
        Assert.Empty(workload.Containers[0].ScratchFolders);
        Golden.Verify($"watchdog-{style}", WorkloadFiles.Of(workload.Containers));
    }

    [Fact]
    public void It_uses_its_database_and_is_reached_by_Alertmanager()
    {
        var builder = DistributedApplication.CreateBuilder();
        var alertmanager = builder.AddAlertmanager("alertmanager");
        var watchdog = AddWatchdog(builder, alertmanager);

        Assert.Equal(("postgres/tcp", FlowKind.Uses), watchdog.Flows.Select(flow => (((ExternalEndpoint)flow.To).Name, flow.Kind)).Single());
        var webhook = alertmanager.Resource.Flows.Select(flow => flow.To).OfType<ExternalEndpoint>().Single();
        Assert.Same(watchdog, webhook.Published?.Workload);
    }

    [Fact]
    public void Every_secret_has_a_parameter_and_the_token_is_the_one_that_Alertmanager_sends()
    {
        var builder = DistributedApplication.CreateBuilder();
        var alertmanager = builder.AddAlertmanager("alertmanager");
        var watchdog = AddWatchdog(builder, alertmanager, project => project.WithHeartbeatNotifications(builder.AddParameter("chat-url", secret: true)));

        var container = watchdog.Describe(TestAddressing.Kubernetes).Containers[0];

        var secrets = container.Config.SelectMany(folder => folder.Files).Cast<SecretFile>().Select(file => file.Secret).ToList();
        Assert.Equal([new("watchdog-token"), new("chat-url"), new("postgres-password")], secrets);
        Assert.Empty(container.Environment.Select(variable => variable.Value).OfType<SecretValue>());
        Assert.All(secrets, secret => Assert.True(watchdog.Secrets[secret].Secret));
        Assert.Same(watchdog.TokenParameter, alertmanager.Resource.Secrets[new("watchdog-token")]);
    }

    [Theory]
    [InlineData("local", "      - targets:\n          - watchdog:8080\n")]
    [InlineData("kubernetes", "    dns_sd_configs:\n      - names:\n          - _http._tcp.watchdog-headless.monitoring.svc\n        type: SRV\n")]
    [InlineData("ecs", "    dns_sd_configs:\n      - names:\n          - watchdog.monitoring.internal\n        type: SRV\n")]
    public void Prometheus_finds_it_by_itself_wherever_it_is_published(string style, string expected)
    {
        var builder = DistributedApplication.CreateBuilder();
        AddWatchdog(builder, builder.AddAlertmanager("alertmanager"));
        var project = builder.CreateResourceBuilder(builder.Resources.OfType<ProjectResource>().Single());

        var prometheus = builder.AddPrometheus("prometheus").WithScrapeTarget(project);

        var configuration = WorkloadFiles.Of(prometheus.Resource.Describe(Addressing(style)).Containers)["prometheus/config/prometheus.yml"];
        Assert.Contains("  - job_name: watchdog\n", configuration, StringComparison.Ordinal);
        Assert.Contains(expected, configuration, StringComparison.Ordinal);
    }

    [Fact]
    public void A_silence_is_made_where_Alertmanager_says_that_people_reach_it()
    {
        var builder = DistributedApplication.CreateBuilder();
        var alertmanager = builder.AddAlertmanager("alertmanager");
        var watchdog = AddWatchdog(builder, alertmanager);
        alertmanager.WithExternalUrl(new Uri("https://alerts.example.org/"));

        Assert.Contains("Watchdog__AlertmanagerUrl=https://alerts.example.org/\n", Environment(watchdog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_image_is_pushed_under_the_name_that_it_is_published_with()
    {
        var builder = DistributedApplication.CreateBuilder(["--operation", "publish", "--Monitoring:Images:Watchdog:Registry=registry.example.com", "--Monitoring:Images:Watchdog:Tag=1.2.3"]);
        var watchdog = AddWatchdog(builder, builder.AddAlertmanager("alertmanager"));
        var project = builder.Resources.OfType<ProjectResource>().Single();
        var pushed = new ContainerImagePushOptions { RemoteImageName = "watchdog", RemoteImageTag = "latest" };

        await project.Annotations.OfType<ContainerImagePushOptionsCallbackAnnotation>().Single()
            .Callback(new() { Resource = project, Options = pushed, CancellationToken = TestContext.Current.CancellationToken });

        var registry = project.Annotations.OfType<ContainerRegistryReferenceAnnotation>().Single().Registry;
        Assert.Equal(
            watchdog.Describe(TestAddressing.Kubernetes).Containers[0].Image.ToString(),
            $"{await registry.Endpoint.GetValueAsync(TestContext.Current.CancellationToken)}/{pushed.RemoteImageName}:{pushed.RemoteImageTag}");
    }

    [Fact]
    public void A_heartbeat_that_always_comes_too_late_is_found()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Watchdog:HeartbeatTimeout=1m"]);

        Assert.Equal(
            "MON171 error: watchdog: A heartbeat that arrives every 1m is lost after 1m: the dead man's switch would report it lost all the time. " +
            "Fix: Set Monitoring:Watchdog:HeartbeatTimeout to several times Monitoring:Alertmanager:HeartbeatInterval.",
            Assert.Single(AddWatchdog(builder, builder.AddAlertmanager("alertmanager")).Validate()).ToString());
    }

    [Fact]
    public void A_Watchdog_that_nobody_delivers_to_is_found()
    {
        var finding = Assert.Single(AddWatchdog(DistributedApplication.CreateBuilder(), alertmanager: null).Validate());

        Assert.Equal(("MON170", Severity.Warning), (finding.Id, finding.Severity));
    }

    [Fact]
    public void A_project_that_is_no_Watchdog_is_refused()
    {
        var builder = DistributedApplication.CreateBuilder();
        var project = AddProject(builder, "orders");

        var error = Assert.Throws<ArgumentException>(() => builder.AddAlertmanager("alertmanager").WithWatchdog(project));

        Assert.StartsWith("'orders' is not known to be a Watchdog: call AsWatchdog first.", error.Message, StringComparison.Ordinal);
    }

    private static Addressing Addressing(string style) => style switch
    {
        "local" => TestAddressing.Local,
        "ecs" => TestAddressing.Ecs,
        _ => TestAddressing.Kubernetes,
    };

    private static string Environment(WatchdogComponent watchdog) => WorkloadFiles.Of(watchdog.Describe(TestAddressing.Kubernetes).Containers)["watchdog/environment"];

    private static WatchdogComponent AddWatchdog(
        IDistributedApplicationBuilder builder, IResourceBuilder<AlertmanagerResource>? alertmanager, Action<IResourceBuilder<ProjectResource>>? configure = null)
    {
        var project = AddProject(builder, "watchdog").AsWatchdog(builder.AddPostgres("postgres").AddDatabase("watchdog-db", "watchdog"));
        configure?.Invoke(project);
        alertmanager?.WithWatchdog(project);
        return Assert.IsType<WatchdogComponent>(ComponentAnnotation.Of(project.Resource));
    }

    private static IResourceBuilder<ProjectResource> AddProject(IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject(name, Path.Combine(Projects.Monitoring_AppHost.ProjectPath, "..", "Monitoring.Watchdog", "Monitoring.Watchdog.csproj"));
}
