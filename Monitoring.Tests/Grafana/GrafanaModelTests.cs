using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Xunit;

namespace Monitoring.Tests.Grafana;

/// <summary>Grafana as an app host adds it.</summary>
public sealed class GrafanaModelTests
{
    [Fact]
    public void It_starts_after_its_database_and_its_cache_and_without_waiting_for_what_it_asks()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var grafana = AddGrafana(builder);

        Assert.Equal(
            [("postgres/tcp", FlowKind.Uses), ("redis/tcp", FlowKind.Uses), ("thanos-query-frontend", FlowKind.Reaches), ("prometheus", FlowKind.Reaches), ("alertmanager", FlowKind.Reaches)],
            grafana.Flows.Select(flow => (flow.To is WorkloadEndpoint workload ? workload.Workload.Name : ((ExternalEndpoint)flow.To).Name, flow.Kind)));
    }

    [Fact]
    public void It_gets_the_passwords_of_its_database_and_its_cache()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var grafana = AddGrafana(builder);

        var files = grafana.Describe(TestAddressing.Local).Containers[0].Config.SelectMany(folder => folder.Files).OfType<SecretFile>().Select(file => file.Secret).ToList();

        Assert.Contains(new("postgres-password"), files);
        Assert.Contains(new("redis-password"), files);
        Assert.All(files, secret => Assert.Contains(secret, grafana.Secrets.Keys));
    }

    [Fact]
    public void Its_administrator_has_a_password_of_the_app_host_s_choice()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var password = builder.AddParameter("mine", secret: true);

        Assert.Same(password.Resource, builder.AddGrafana("grafana", password).Resource.AdminPasswordParameter);
    }

    [Fact]
    public void Replicas_without_a_database_are_refused()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Grafana:Replicas=2"]);

        Assert.Equal(
            "MON161 error: grafana: 2 replicas with a disk each are 2 Grafanas that know nothing of each other. Fix: Give them a database with WithDatabase, or use 1 replica.",
            Assert.Single(Errors(builder.AddGrafana("grafana"))));
    }

    [Fact]
    public void A_Grafana_without_anything_to_ask_is_found()
    {
        var builder = DistributedApplication.CreateBuilder(["--Monitoring:Thanos:Enabled=false"]);
        var grafana = builder.AddGrafana("grafana").WithDataSource(builder.AddThanosQueryFrontend("frontend"));

        Assert.Equal(
            "MON164 warning: grafana: It has no data source that is switched on, so every dashboard is empty. Fix: Use WithDataSource.",
            Assert.Single(grafana.Resource.Validate()).ToString());
    }

    [Fact]
    public void A_login_needs_an_address_to_return_to()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var grafana = builder.AddGrafana("grafana").WithOpenIdLogin("Example", new Uri("https://login.example.com/"), "grafana", builder.AddParameter("secret", secret: true));

        Assert.StartsWith("MON166 error: grafana: ", Assert.Single(Errors(grafana)));
        Assert.Empty(Errors(grafana.WithExternalUrl(new Uri("https://grafana.example.com/"))));
        Assert.Contains(new Secret("secret"), grafana.Resource.Secrets.Keys);
    }

    [Theory]
    [InlineData("9.5.2", "MON160 error: grafana: Version 9.5.2 is too old. Fix: Use 10.0 or later.")]
    [InlineData("nightly", "MON160 error: grafana: The tag 'nightly' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as 13.2.0.")]
    public void A_version_that_we_cannot_configure_is_refused(string tag, string expected)
    {
        var builder = DistributedApplication.CreateBuilder([$"--Monitoring:Images:Grafana:Tag={tag}"]);

        Assert.Equal(expected, Assert.Single(Errors(builder.AddGrafana("grafana"))));
    }

    [Fact]
    public void A_home_dashboard_that_is_not_there_is_refused()
    {
        using var folder = new TestFolder(("one.json", """{ "uid": "one", "title": "One" }"""));
        var builder = DistributedApplication.CreateBuilder([]);

        var error = Assert.Single(Errors(builder.AddGrafana("grafana").WithDashboards(folder.Path, home: "two")));

        Assert.Equal("MON163 error: grafana: There is no dashboard with the uid 'two' to begin with. Fix: Use the uid of one in the folder of WithDashboards.", error);
    }

    [Fact]
    public void The_same_data_source_twice_is_one()
    {
        var builder = DistributedApplication.CreateBuilder([]);
        var prometheus = builder.AddPrometheus("prometheus");

        Assert.Empty(builder.AddGrafana("grafana").WithDataSource(prometheus).WithDataSource(prometheus).Resource.Validate());
    }

    private static IEnumerable<string> Errors(IResourceBuilder<GrafanaResource> grafana) =>
        grafana.Resource.Validate().Where(finding => finding.Severity == Severity.Error).Select(finding => finding.ToString());

    private static GrafanaResource AddGrafana(IDistributedApplicationBuilder builder)
    {
        var grafana = builder.AddGrafana("grafana")
            .WithDataSource(builder.AddThanosQueryFrontend("thanos-query-frontend"))
            .WithDataSource(builder.AddPrometheus("prometheus"))
            .WithDataSource(builder.AddAlertmanager("alertmanager"));
        grafana.WithDatabase(builder.AddPostgres("postgres").AddDatabase("grafana-db", "grafana")).WithRemoteCache(builder.AddRedis("redis"));
        return grafana.Resource;
    }
}
