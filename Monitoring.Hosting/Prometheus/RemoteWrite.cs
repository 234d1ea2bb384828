using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>A system that gets every sample as it is scraped
/// (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#remote_write).</summary>
/// <param name="Name">Its name, in metrics and logs; unique.</param>
/// <param name="Url">Where to; no secret may be part of it.</param>
public sealed record RemoteWrite(string Name, Uri Url)
{
    /// <summary>Credentials and TLS; null: none.</summary>
    public HttpAccess? Access { get; init; }

    /// <summary>Relabelling of samples, before they are sent: what is kept here is what is paid for there.</summary>
    public IReadOnlyList<RelabelRule> Relabeling { get; init; } = [];

    /// <summary>Connections that send at once, at most; null: as Prometheus decides.</summary>
    public int? MaxShards { get; init; }

    /// <summary>Samples in a request, at most; null: as Prometheus decides.</summary>
    public int? MaxSamplesPerSend { get; init; }

    /// <summary>Whether the second version of the protocol is spoken: smaller, with metadata and exemplars. Default: no.</summary>
    public bool UsesProtocol2 { get; init; }

    internal YamlMap ToYaml() => new YamlMap
    {
        ["name"] = Name,
        ["url"] = Url.AbsoluteUri,
        ["protobuf_message"] = UsesProtocol2 ? "io.prometheus.write.v2.Request" : null,
        ["write_relabel_configs"] = Relabeling.Select(rule => rule.ToYaml()),
        ["queue_config"] = new YamlMap { ["max_shards"] = MaxShards, ["max_samples_per_send"] = MaxSamplesPerSend },
    }.Append(Access?.ToYaml(PrometheusConfiguration.PathOf) ?? []);
}
