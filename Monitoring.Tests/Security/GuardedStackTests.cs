using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;
using Monitoring.Tests.Grafana;
using Monitoring.Tests.Thanos;
using Xunit;

namespace Monitoring.Tests.Security;

/// <summary>What option <c>Monitoring:Security</c> makes of every component.</summary>
public sealed class GuardedStackTests
{
    private const string Password = "--Monitoring:Security:BasicAuth=true";
    private const string Tls = "--Monitoring:Security:Tls=true";

    [Fact]
    public void No_component_speaks_plain_HTTP() => Assert.All(
        Containers(Stack(Password, Tls)),
        container => Assert.DoesNotContain(container.Ports.Concat([container.Probes!.Readiness.Port, container.Probes.Liveness?.Port]), port => port?.Scheme == "http"));

    [Fact]
    public void Every_component_with_an_HTTP_port_asks_for_the_password_besides_Grafana_which_has_logins() =>
        Assert.Equal(["grafana"], Containers(Stack(Password, Tls)).Where(container => container.Ports[0].Scheme == "https" && container.Access?.BasicAuth is null).Select(container => container.Name));

    [Fact]
    public void Without_the_option_nothing_changes() => Assert.All(Containers(Stack()), container =>
    {
        Assert.Null(container.Access);
        Assert.DoesNotContain(container.Ports, port => port.Scheme == "https");
    });

    [Fact]
    public void A_password_alone_does_without_certificates()
    {
        var stack = Stack(Password);

        Assert.DoesNotContain(stack.Resources.OfType<ParameterResource>(), parameter => parameter.Name is "monitoring-certificate" or "monitoring-key");
        Assert.All(Containers(stack), container => Assert.DoesNotContain("tls", string.Concat(ContainerFiles.Of(container).Values), StringComparison.OrdinalIgnoreCase));
        Assert.All(Containers(stack).Where(container => container.Name != "memcached" && container.Name != "grafana"), container => Assert.Equal("monitoring", container.Access?.BasicAuth?.User));
    }

    [Fact]
    public void TLS_alone_asks_nobody_who_they_are()
    {
        var stack = Stack(Tls);

        Assert.DoesNotContain(stack.Resources.OfType<ParameterResource>(), parameter => parameter.Name == "monitoring-password");
        Assert.All(Containers(stack), container => Assert.DoesNotContain("basic", string.Concat(ContainerFiles.Of(container).Values.Append(string.Concat(container.Environment))), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void The_stack_is_configured_as_approved() => Golden.Verify("guarded-stack",
        Containers(Stack(Password, Tls)).SelectMany(container => WorkloadFiles.Of(container)).ToDictionary(file => file.Key, file => file.Value));

    [Theory]
    [InlineData("v0.34.1")]
    [InlineData("v0.42.4")]
    public void Thanos_knows_every_flag(string tag)
    {
        var flags = ThanosFlagList.Read();

        Assert.All(
            Containers(Stack(Password, Tls, $"--Monitoring:Images:Thanos:Tag={tag}")).Where(container => container.Name.StartsWith("thanos", StringComparison.Ordinal)),
            container => Assert.Empty(flags.Complaints(container.Args, container.Image.Version)));
    }

    [Fact]
    public void Grafana_knows_every_key()
    {
        var grafana = Containers(Stack(Password, Tls)).Single(container => container.Name == "grafana");

        Assert.Empty(GrafanaKeyList.Read().Unknown(ContainerFiles.Of(grafana)["config/grafana.ini"], grafana.Image.Version));
    }

    [Fact]
    public void Every_secret_of_a_component_has_a_parameter_and_none_is_in_a_text() => Assert.All(Components(Stack(Password, Tls)), component =>
    {
        var containers = component.Describe(TestAddressing.Local).Containers;
        var secrets = containers.SelectMany(container => container.Config).SelectMany(folder => folder.Files).OfType<SecretFile>().Select(file => file.Secret)
            .Concat(containers.SelectMany(container => container.Environment).Select(variable => variable.Value).OfType<SecretValue>().Select(value => value.Secret));
        Assert.All(secrets, secret => Assert.Contains(secret, component.Secrets.Keys));
    });

    [Fact]
    public void One_component_may_be_guarded_by_something_else()
    {
        var stack = Stack(Password, Tls);
        var other = stack.AddWebSecurity("other", user: "operations");
        var alertmanager = stack.CreateResourceBuilder(stack.Resources.OfType<AlertmanagerResource>().Single()).WithWebSecurity(other);

        Assert.Equal("operations", alertmanager.Resource.Describe(TestAddressing.Local).Containers[0].Access?.BasicAuth?.User);
        var prometheus = Containers(stack).Single(container => container.Name == "prometheus");
        Assert.Contains("password_file: /etc/prometheus/secrets/other-password", ContainerFiles.Of(prometheus)["config/prometheus.yml"]);
    }

    [Fact]
    public void A_guard_that_guards_nothing_is_refused() =>
        Assert.StartsWith("Without a user and without TLS, nothing is guarded: give one or both.", Assert.Throws<ArgumentException>(() => Stack().AddWebSecurity("guard", user: null, usesTls: false)).Message);

    [Fact]
    public void MON003_a_user_can_log_in() => Assert.Contains(
        "MON003 error: Monitoring:Security:User: 'a:b' cannot log in. Fix: Use a name without a colon, for instance monitoring.",
        Assert.Throws<MonitoringValidationException>(() => Stack("--Monitoring:Security:User=a:b")).Message);

    [Fact]
    public void MON136_a_querier_speaks_TLS_with_all_or_none()
    {
        var stack = Stack(Password);
        var store = stack.Resources.OfType<ThanosStoreResource>().Single();
        stack.CreateResourceBuilder(store).WithWebSecurity(stack.AddWebSecurity("other"));

        Assert.Equal(
            "MON136 error: thanos-query: Either it or 'thanos-store', which it asks, speaks TLS, but not both. Fix: Guard both with WithWebSecurity, or neither.",
            Assert.Single(stack.Resources.OfType<ThanosQueryResource>().Single().Validate()).ToString());
    }

    [Fact]
    public void MON137_a_query_frontend_passes_on_a_password_that_is_taken()
    {
        var stack = Stack(Password, Tls);
        stack.CreateResourceBuilder(stack.Resources.OfType<ThanosQueryFrontendResource>().Single()).WithWebSecurity(stack.AddWebSecurity("other"));

        Assert.Equal(
            "MON137 error: thanos-query-frontend: It passes its callers' password on, and 'thanos-query' asks for another one. Fix: Guard both with the same WithWebSecurity.",
            Assert.Single(stack.Resources.OfType<ThanosQueryFrontendResource>().Single().Validate()).ToString());
    }

    [Fact]
    public void MON180_and_MON181_exporters_that_are_too_old_to_be_guarded_are_found()
    {
        var stack = Stack(Password, Tls, "--Monitoring:Images:NodeExporter:Tag=v1.4.0", "--Monitoring:Images:RedisExporter:Tag=v1.45.0");

        Assert.Equal(
            [
                "MON180 error: node-exporter: Version v1.4.0 has no '--web.config.file', so that its endpoint cannot be guarded. Fix: Use 1.5 and later, or leave the component unguarded.",
                "MON181 warning: redis-exporter: Version v1.45.0 has no '--basic-auth-username': its metrics can be read without a password. Fix: Use 1.67 and later.",
            ],
            Components(stack).SelectMany(component => component.Validate()).Where(finding => finding.Id.StartsWith("MON18", StringComparison.Ordinal)).Select(finding => finding.ToString()));
        Assert.Null(Containers(stack).Single(container => container.Name == "redis-exporter").Access?.BasicAuth);
    }

    private static IEnumerable<MonitoringResource> Components(IDistributedApplicationBuilder stack) => stack.Resources.OfType<MonitoringResource>();

    private static IEnumerable<ContainerSpec> Containers(IDistributedApplicationBuilder stack) =>
        Components(stack).Where(component => component is not MemcachedResource).SelectMany(component => component.Describe(TestAddressing.Local).Containers);

    private static IDistributedApplicationBuilder Stack(params string[] arguments)
    {
        var builder = DistributedApplication.CreateBuilder(arguments);
        var objectStore = builder.AddObjectStore("object-store");
        var database = builder.AddPostgres("postgres").AddDatabase("grafana-db", "grafana");
        var redis = builder.AddRedis("redis").WithoutHttpsCertificate();
        var alertmanager = builder.AddAlertmanager("alertmanager");
        var prometheus = builder.AddPrometheus("prometheus").WithAlertmanager(alertmanager).WithThanosSidecar(objectStore).WithStackTargets();
        var store = builder.AddThanosStore("thanos-store", objectStore);
        var query = builder.AddThanosQuery("thanos-query").WithEndpoints(prometheus).WithEndpoints(store);
        var frontend = builder.AddThanosQueryFrontend("thanos-query-frontend").WithQuery(query);
        builder.AddThanosCompactor("thanos-compactor", objectStore);
        builder.AddThanosBucketWeb("thanos-bucket-web", objectStore);
        builder.AddGrafana("grafana").WithDatabase(database).WithDataSource(frontend).WithDataSource(prometheus).WithDataSource(alertmanager);
        builder.AddNodeExporter("node-exporter");
        builder.AddPostgresExporter("postgres-exporter", database);
        builder.AddRedisExporter("redis-exporter", redis);
        return builder;
    }
}
