using System.Net;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Security;

public sealed class WebSecurityTests
{
    private static readonly Tool Promtool = new("promtool");

    [Fact]
    public void Everything_within_the_stack_knows_the_password_and_trusts_the_certificate()
    {
        var builder = DistributedApplication.CreateBuilder();
        var guard = builder.AddWebSecurity("guard");
        var alertmanager = builder.AddAlertmanager("alertmanager").WithWebSecurity(guard);
        var prometheus = builder.AddPrometheus("prometheus").WithAlertmanager(alertmanager).WithStackTargets().WithWebSecurity(guard);

        var container = prometheus.Resource.Describe(TestAddressing.Local).Containers[0];
        var text = ContainerFiles.Of(container)["config/prometheus.yml"];

        const string access =
            """
                scheme: https
                basic_auth:
                  username: monitoring
                  password_file: /etc/prometheus/secrets/guard-password
                tls_config:
                  ca_file: /etc/prometheus/secrets/guard-certificate
                  server_name: guard

            """;
        Assert.Contains("  - job_name: alertmanager\n" + access, text);
        Assert.Contains("  - job_name: prometheus\n" + access, text);
        Assert.Contains("    - api_version: v2\n" + access.Replace("    ", "      ", StringComparison.Ordinal), text);
        Assert.Equal(["guard-password", "guard-certificate"], Secrets(container, "/etc/prometheus/secrets"));
        Assert.Equal(["guard-web-config", "guard-certificate", "guard-key"], Secrets(container, "/etc/prometheus/web"));
        Assert.Contains("--web.config.file=/etc/prometheus/web/web.yml", container.Args);
        Assert.All(container.Config.SelectMany(folder => folder.Files).OfType<SecretFile>(), file => Assert.Contains(file.Secret, prometheus.Resource.Secrets.Keys));
    }

    [Fact]
    public void Prometheus_knows_the_password_of_an_Alertmanager_even_when_it_has_none_itself()
    {
        var builder = DistributedApplication.CreateBuilder();
        var alertmanager = builder.AddAlertmanager("alertmanager").WithWebSecurity(builder.AddWebSecurity("guard", usesTls: false))
            .WithWebhookReceiver("tickets", new Uri("https://tickets.example.com"), builder.AddParameter("tickets-token", secret: true));
        var prometheus = builder.AddPrometheus("prometheus").WithAlertmanager(alertmanager);

        var container = prometheus.Resource.Describe(TestAddressing.Local).Containers[0];

        Assert.Equal(["guard-password"], Secrets(container, "/etc/prometheus/secrets"));
        Assert.Equal([new Secret("guard-password")], prometheus.Resource.Secrets.Keys);
        Assert.DoesNotContain(container.Args, arg => arg.StartsWith("--web.config", StringComparison.Ordinal));
    }

    [Fact]
    public void A_Thanos_sidecar_knows_the_password_of_the_Prometheus_beside_it()
    {
        var builder = DistributedApplication.CreateBuilder();
        var prometheus = builder.AddPrometheus("prometheus").WithThanosSidecar().WithWebSecurity(builder.AddWebSecurity("guard"));

        var sidecar = prometheus.Resource.Describe(TestAddressing.Local).Containers[1];

        Assert.Contains("--prometheus.url=https://prometheus-0:9090", sidecar.Args);
        Assert.Contains("--prometheus.http-client-file=/etc/thanos/http-client.yml", sidecar.Args);
        Assert.Equal(
            "basic_auth:\n  username: monitoring\n  password_file: /etc/prometheus-access/guard-password\n" +
            "tls_config:\n  ca_file: /etc/prometheus-access/guard-certificate\n  server_name: guard\n",
            ContainerFiles.Of(sidecar)["config/http-client.yml"]);
        Assert.Equal(["guard-password", "guard-certificate"], Secrets(sidecar, "/etc/prometheus-access"));
    }

    [Fact]
    public async Task Promtool_accepts_the_web_configuration()
    {
        using var folder = new WebFolder();

        Assert.Contains("SUCCESS", await Promtool.Accepts("check", "web-config", folder.ConfigurationFile));
    }

    [Fact]
    public async Task Prometheus_answers_those_who_know_the_password_and_no_others()
    {
        using var folder = new WebFolder();
        await using var prometheus = await GuardedPrometheus.Start(folder);

        Assert.Equal(HttpStatusCode.Unauthorized, await prometheus.Get(password: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await prometheus.Get("wrong"));
        Assert.Equal(HttpStatusCode.OK, await prometheus.Get(WebFolder.Password));
    }

    private static IEnumerable<string> Secrets(ContainerSpec container, string path) =>
        container.Config.Single(folder => folder.Path == path).Files.Cast<SecretFile>().Select(file => file.Secret.Name);
}
