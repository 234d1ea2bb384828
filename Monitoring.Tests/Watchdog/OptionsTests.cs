using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Watchdog;
using Monitoring.Watchdog;
using Npgsql;
using Xunit;

namespace Monitoring.Tests.Watchdog;

[Collection(OneServiceAtATime.Name)]
public sealed class OptionsTests
{
    [Fact]
    public void All_findings_are_told_at_once()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Create(
            "Watchdog:MaxBodyBytes=0",
            "Watchdog:Retention=-1.00:00:00",
            "Watchdog:AlertmanagerUrl=alertmanager:9093",
            "Watchdog:PrometheusUrl=prometheus:9090",
            "Watchdog:RunbookBaseUrl=docs/runbooks",
            "Watchdog:Heartbeat:AlertName=",
            "Watchdog:Heartbeat:ClusterLabel=",
            "Watchdog:Heartbeat:Timeout=00:00:00",
            "Watchdog:Notifications:Webhook:Url=mailto:somebody@example.org",
            "Watchdog:Notifications:Smtp:Host=mail.example.org",
            "Watchdog:Notifications:Smtp:To=a@example.org,b"));

        Assert.Equal(
            [
                "Watchdog:Token is not set. Set it to the bearer token that Alertmanager sends.",
                "Watchdog:MaxBodyBytes is 0. It has to be more than 0.",
                "Watchdog:Retention is -1.00:00:00. It has to be more than 0.",
                "Watchdog:AlertmanagerUrl is alertmanager:9093. It has to begin with http:// or https://.",
                "Watchdog:PrometheusUrl is prometheus:9090. It has to begin with http:// or https://.",
                "Watchdog:RunbookBaseUrl is docs/runbooks. It has to begin with http:// or https://.",
                "Watchdog:Heartbeat:AlertName is empty. Name the alert that always fires.",
                "Watchdog:Heartbeat:ClusterLabel is empty. Name the label that tells clusters apart.",
                "Watchdog:Heartbeat:Timeout is 00:00:00. It has to be more than 0.",
                "Watchdog:Notifications:Webhook:Url is mailto:somebody@example.org. It has to begin with http:// or https://.",
                "Watchdog:Notifications:Smtp:From is \"\". It has to be a mail address.",
                "Watchdog:Notifications:Smtp:To is \"a@example.org,b\". It has to be a mail address, or several separated by commas.",
            ],
            error.Failures);
    }

    [Fact]
    public void An_unknown_key_is_an_error()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Create("Watchdog:Token=t", "Watchdog:Tokken=t"));

        Assert.Contains("'Tokken'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_settings_that_it_is_published_with_are_known_and_its_secrets_are_read_from_their_files()
    {
        var spec = new WatchdogSpec(new PostgresConnection(new StaticEndpoint("db", 5432), "watchdog", new Secret("user"), new("password")), new("token"))
        {
            NotificationUrl = new("url"),
            AlertmanagerUrl = new Uri("https://alerts.example.com/"),
            RunbookBaseUrl = new Uri("https://runbooks.example.com/"),
        };
        var container = WatchdogWorkload.Describe("watchdog", spec, TestAddressing.Kubernetes).Containers[0];
        using var folder = new TestFolder(container.Config.Single().Files.Cast<SecretFile>().Select(file => (file.Name, $"https://{file.Secret.Name}.example.com/")));
        var variables = container.Environment.Select(variable => $"--{variable.Name.Replace("__", ":", StringComparison.Ordinal)}={((LiteralValue)variable.Value).Text}");

        await using var watchdog = WatchdogApplication.Create([.. variables, $"--Watchdog:SettingsFolder={folder.Path}"]);

        var options = watchdog.Services.GetRequiredService<IOptions<Monitoring.Watchdog.WatchdogOptions>>().Value;
        Assert.Equal("https://token.example.com/", options.Token);
        Assert.Equal(("https://user.example.com/", "https://password.example.com/"), (options.Database.Username, options.Database.Password));
        Assert.Equal("https://user.example.com/", new NpgsqlConnectionStringBuilder(watchdog.Services.GetRequiredService<NpgsqlDataSource>().ConnectionString).Username);
    }

    private static void Create(params string[] settings) =>
        WatchdogApplication.Create([.. settings.Select(setting => $"--{setting}")]).DisposeAsync().AsTask().GetAwaiter().GetResult();
}
