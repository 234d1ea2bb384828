using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>A message in a Slack channel (https://prometheus.io/docs/alerting/latest/configuration/#slack_config).</summary>
/// <param name="WebhookUrl">The URL of the incoming webhook: whoever has it can write there.</param>
/// <param name="Channel">The channel or user, for instance <c>#alerts</c>.</param>
public sealed record SlackIntegration(Secret WebhookUrl, string Channel) : Integration
{
    /// <summary>The template of the title; null: Alertmanager's own.</summary>
    public string? Title { get; init; }

    /// <summary>The template of the text; null: Alertmanager's own.</summary>
    public string? Text { get; init; }

    internal override string Section => "slack_configs";

    internal override Endpoint Target => new SecretEndpoint(WebhookUrl.Name);

    internal override IEnumerable<Secret> Secrets => [WebhookUrl];

    internal override YamlMap ToYaml(Addressing addressing) => new()
    {
        ["api_url_file"] = AlertmanagerConfiguration.PathOf(WebhookUrl),
        ["channel"] = Channel,
        ["send_resolved"] = SendsResolved,
        ["title"] = Title,
        ["text"] = Text,
    };
}

/// <summary>An incident of PagerDuty (https://prometheus.io/docs/alerting/latest/configuration/#pagerduty_config).</summary>
/// <param name="RoutingKey">The integration key of Events API v2.</param>
public sealed record PagerDutyIntegration(Secret RoutingKey) : Integration
{
    internal override string Section => "pagerduty_configs";

    internal override Endpoint Target => new StaticEndpoint("events.pagerduty.com", 443);

    internal override IEnumerable<Secret> Secrets => [RoutingKey];

    internal override YamlMap ToYaml(Addressing addressing) => new()
    {
        ["routing_key_file"] = AlertmanagerConfiguration.PathOf(RoutingKey),
        ["send_resolved"] = SendsResolved,

        // PagerDuty knows critical, error, warning and info; anything else it refuses.
        ["severity"] = """{{ if eq .CommonLabels.severity "critical" }}critical{{ else if eq .CommonLabels.severity "warning" }}warning{{ else }}info{{ end }}""",
    };
}

/// <summary>An e-mail (https://prometheus.io/docs/alerting/latest/configuration/#email_config).</summary>
/// <param name="To">The recipient.</param>
/// <param name="From">The sender.</param>
/// <param name="Server">The SMTP server.</param>
public sealed record EmailIntegration(string To, string From, StaticEndpoint Server) : Integration
{
    /// <summary>The account at the server; null: none.</summary>
    public BasicAuth? Account { get; init; }

    /// <summary>Whether the connection must be encrypted. Default: yes.</summary>
    public bool RequiresTls { get; init; } = true;

    internal override string Section => "email_configs";

    internal override IEnumerable<Secret> Secrets => Account is null ? [] : [Account.Password];

    internal override Endpoint Target => Server;

    internal override YamlMap ToYaml(Addressing addressing) => new()
    {
        ["to"] = To,
        ["from"] = From,
        ["smarthost"] = addressing.Service(Server),
        ["auth_username"] = Account?.User,
        ["auth_password_file"] = Account is null ? null : AlertmanagerConfiguration.PathOf(Account.Password),
        ["require_tls"] = RequiresTls,
        ["send_resolved"] = SendsResolved,
    };
}
