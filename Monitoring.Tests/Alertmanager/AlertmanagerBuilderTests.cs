using Monitoring.Hosting.Alertmanager;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

public sealed class AlertmanagerBuilderTests
{
    private readonly IDistributedApplicationBuilder _builder = DistributedApplication.CreateBuilder();

    [Fact]
    public void Members_reach_each_other_over_TCP_and_UDP()
    {
        var alertmanager = _builder.AddAlertmanager("alertmanager").WithReplicas(3);

        Assert.Equal(
            [(9094, Transport.Tcp), (9094, Transport.Udp)],
            alertmanager.Resource.Flows.Select(flow => ((WorkloadEndpoint)flow.To).Port).Select(port => (port.Number, port.Transport)));
        Assert.Empty(alertmanager.WithReplicas(1).Resource.Flows);
    }

    [Fact]
    public void Receivers_are_reached_where_they_are_known()
    {
        var watchdog = _builder.AddContainer("watchdog", "watchdog", "1.0").WithHttpEndpoint(targetPort: 8080);
        var alertmanager = _builder.AddAlertmanager("alertmanager").WithReplicas(1)
            .WithWebhookReceiver("watchdog", watchdog.GetEndpoint("http"), "/api/alerts")
            .WithWebhookReceiver("tickets", new Uri("https://tickets.example.com/hook"))
            .WithEmailReceiver("mail", "ops@example.com", "alerts@example.com", new("smtp.example.com", 587));

        Assert.Equal(
            [new AspireEndpoint(watchdog.GetEndpoint("http")), new StaticEndpoint("tickets.example.com", 443), new StaticEndpoint("smtp.example.com", 587)],
            alertmanager.Resource.Flows.Select(flow => flow.To));
        Assert.Contains("      - url: http://watchdog:8080/api/alerts\n", Text(alertmanager));
    }

    [Fact]
    public void Every_secret_of_a_receiver_is_a_parameter_and_a_file()
    {
        var alertmanager = _builder.AddAlertmanager("alertmanager")
            .WithWebhookReceiver("watchdog", new Uri("https://watchdog.example.com"), Parameter("token"))
            .WithSlackReceiver("slack", "#alerts", Parameter("slack-url"))
            .WithPagerDutyReceiver("pagerduty", Parameter("pagerduty-key"))
            .WithEmailReceiver("mail", "ops@example.com", "alerts@example.com", new("smtp.example.com", 587), "alerts", Parameter("smtp-password"));

        string[] secrets = ["token", "slack-url", "pagerduty-key", "smtp-password"];
        Assert.Equal(secrets, alertmanager.Resource.Secrets.Keys.Select(secret => secret.Name));
        Assert.All(secrets, secret => Assert.Contains($"_file: /etc/alertmanager/secrets/{secret}\n", Text(alertmanager)));
        Assert.DoesNotContain("not told", Text(alertmanager));
    }

    [Fact]
    public void The_order_of_calls_does_not_matter_except_between_receivers_and_between_routes()
    {
        var first = _builder.AddAlertmanager("first")
            .WithWebhookReceiver("default", new Uri("https://a.example.com")).WithWebhookReceiver("shop", new Uri("https://b.example.com"))
            .WithTeamRoute("shop", "shop").WithTimeInterval(TimeInterval.OfficeHours()).WithGroupWait(Duration.Seconds(5)).WithReplicas(1);
        var second = DistributedApplication.CreateBuilder().AddAlertmanager("first")
            .WithReplicas(1).WithGroupWait(Duration.Seconds(5)).WithTimeInterval(TimeInterval.OfficeHours()).WithTeamRoute("shop", "shop")
            .WithWebhookReceiver("default", new Uri("https://a.example.com")).WithWebhookReceiver("shop", new Uri("https://b.example.com"));

        Assert.Equal(Text(second), Text(first));
    }

    [Fact]
    public void An_account_wants_both_user_and_password_or_none() =>
        Assert.Throws<ArgumentException>(() => _builder.AddAlertmanager("alertmanager").WithEmailReceiver("mail", "a", "b", new("c", 25), user: "alerts"));

    [Fact]
    public void It_can_be_told_to_read_its_configuration_again() =>
        Assert.Equal(new(AlertmanagerWorkload.Http, "/-/reload"), _builder.AddAlertmanager("alertmanager").Resource.Describe(TestAddressing.Local).Containers[0].Reload);

    private IResourceBuilder<ParameterResource> Parameter(string name) => _builder.AddParameter(name, "not told", secret: true);

    private static string Text(IResourceBuilder<AlertmanagerResource> alertmanager) =>
        ContainerFiles.Of(alertmanager.Resource.Describe(TestAddressing.Local).Containers[0])["config/alertmanager.yml"];
}
