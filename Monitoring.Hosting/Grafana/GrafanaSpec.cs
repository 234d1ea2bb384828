using System.Collections.Immutable;
using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Security;

namespace Monitoring.Hosting.Grafana;

/// <summary>What Grafana depends on.</summary>
/// <param name="AdminPassword">The password of the first administrator; used once, when the database is empty.</param>
/// <param name="SecretKey">Encrypts passwords in the database. All replicas share it; whoever changes it loses them.</param>
public sealed record GrafanaSpec(Secret AdminPassword, Secret SecretKey)
{
    /// <summary>The name of the first administrator.</summary>
    public const string AdminUser = "admin";

    /// <summary>The port.</summary>
    public static Port Http { get; } = Port.Http(3000);

    /// <summary>The image. Default: <inheritdoc cref="GrafanaImages.Tag" path="/remarks" />.</summary>
    public ContainerImage Image { get; init; } = GrafanaImages.Default;

    /// <summary>The number of replicas; more than one need a <see cref="Database"/>. Default: 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>The most replicas under load; null: their number is fixed.</summary>
    public int? MaxReplicas { get; init; }

    /// <summary>Where dashboards, users and logins are kept. Default: on a disk of its own, which allows one replica only.</summary>
    public PostgresConnection? Database { get; init; }

    /// <summary>The cache that replicas share. Default: the database.</summary>
    public RedisConnection? RemoteCache { get; init; }

    /// <summary>Where people reach it; HTTPS makes cookies secure. Default: http://localhost:3000/.</summary>
    public Uri? ExternalUrl { get; init; }

    /// <summary>The host at which people outside the platform reach it, which also makes its address; null: nowhere.</summary>
    public HostName? PublicHost { get; init; }

    /// <summary>What guards its metrics, and encrypts all of it; people log in either way. Null: metrics are open, and HTTP is spoken.</summary>
    public WebSecurity? Web { get; init; }

    /// <summary>How people log in besides the administrator. Default: not at all.</summary>
    public OpenIdLogin? Login { get; init; }

    /// <summary>What it asks; the first with metrics is the default.</summary>
    public ImmutableArray<GrafanaDataSource> DataSources { get; init; } = [];

    /// <summary>How one gets from metrics and logs to traces.</summary>
    public SignalLinks Links { get; init; } = new();

    /// <summary>How often Prometheus scrapes: the smallest step that makes sense. Default: 15 seconds.</summary>
    public Duration ScrapeInterval { get; init; } = Duration.Seconds(15);

    /// <summary>The dashboards; null: none.</summary>
    public DashboardFolder? Dashboards { get; init; }

    /// <summary>The uid of the dashboard one sees first. Default: Grafana's own page.</summary>
    public string? HomeDashboard { get; init; }

    /// <summary>The size of the disk when there is no <see cref="Database"/>. Default: 2 GiB.</summary>
    public ByteSize Disk { get; init; } = ByteSize.GiB(2);

    /// <summary>Processor and memory. Default: 0.2 cores, 512 MiB.</summary>
    public ResourceNeeds Resources { get; init; } = new(0.2m, ByteSize.MiB(512));

    /// <summary>Where links to traces lead; null: there are none.</summary>
    internal GrafanaDataSource? TraceSource => DataSources.FirstOrDefault(source =>
        source.Kind == GrafanaDataSourceKind.Tempo && source.Endpoint.IsEnabled && (Links.Traces is null || Links.Traces == source.Name));

    /// <summary>Whether the browser speaks HTTPS, with Grafana itself or with what stands before it.</summary>
    internal bool IsHttps => ExternalUrl is null ? PublicHost is not null || Web?.Identity is not null : ExternalUrl.Scheme == Uri.UriSchemeHttps;

    /// <summary>Whether it knows where people reach it.</summary>
    internal bool HasAddress => ExternalUrl is not null || PublicHost is not null;

    /// <summary>Whether replicas have to agree on live data and notifications.</summary>
    internal bool IsHighlyAvailable => (MaxReplicas ?? Replicas) > 1 && RemoteCache is not null;

    /// <summary>Any number of replicas on a database; exactly one on a disk.</summary>
    public Replication Replication => Database is null ? Replication.Singleton : Replication.Stateless(Replicas, MaxReplicas);
}
