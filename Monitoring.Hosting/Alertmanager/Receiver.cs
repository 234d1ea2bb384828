using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Somebody who is notified.</summary>
/// <param name="Name">Its name in the routing tree.</param>
/// <param name="Integrations">The ways it is notified, all of them.</param>
public sealed record Receiver(string Name, params IReadOnlyList<Integration> Integrations);

/// <summary>A way of notifying.</summary>
public abstract record Integration
{
    /// <summary>Whether the end of an alert is told too. Default: yes.</summary>
    public bool SendsResolved { get; init; } = true;

    /// <summary>The receiver's key that lists integrations of this kind, for instance <c>webhook_configs</c>.</summary>
    internal abstract string Section { get; }

    /// <summary>The secrets it needs, each in a file of its own.</summary>
    internal abstract IEnumerable<Secret> Secrets { get; }

    /// <summary>What it connects to.</summary>
    internal abstract Endpoint Target { get; }

    internal abstract YamlMap ToYaml(Addressing addressing);
}

/// <summary>A POST of the alerts as JSON (https://prometheus.io/docs/alerting/latest/configuration/#webhook_config).</summary>
/// <param name="Address">Where to.</param>
public sealed record WebhookIntegration(WebhookAddress Address) : Integration
{
    /// <summary>The token of the header <c>Authorization: Bearer</c>; null: no such header.</summary>
    public Secret? BearerToken { get; init; }

    internal override string Section => "webhook_configs";

    internal override IEnumerable<Secret> Secrets => BearerToken is null ? [] : [BearerToken];

    internal override Endpoint Target => Address.Target;

    internal override YamlMap ToYaml(Addressing addressing) => new()
    {
        ["url"] = Address.Url(addressing),
        ["send_resolved"] = SendsResolved,
        ["http_config"] = new HttpAccess { BearerToken = BearerToken }.ToYaml(AlertmanagerConfiguration.PathOf),
    };
}

/// <summary>Where a webhook is.</summary>
public abstract record WebhookAddress
{
    internal abstract Endpoint Target { get; }

    internal abstract string Url(Addressing addressing);
}

/// <summary>A fixed URL.</summary>
/// <param name="Value">The URL; no secret may be part of it.</param>
public sealed record UrlAddress(Uri Value) : WebhookAddress
{
    internal override Endpoint Target => new StaticEndpoint(Value.Host, Value.Port);

    internal override string Url(Addressing addressing) => Value.AbsoluteUri;
}

/// <summary>An endpoint of the model.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Path">The absolute path.</param>
public sealed record EndpointAddress(Endpoint Endpoint, string Path) : WebhookAddress
{
    internal override Endpoint Target => Endpoint;

    private string Scheme => Endpoint is AspireEndpoint { Reference: { Exists: true, IsHttps: true } } ? "https" : "http";

    internal override string Url(Addressing addressing) => $"{Scheme}://{addressing.Service(Endpoint)}{Path}";
}
