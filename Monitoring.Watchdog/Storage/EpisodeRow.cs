using System.Text.Json;
using Monitoring.Watchdog.Alerts;
using Npgsql;
using NpgsqlTypes;

namespace Monitoring.Watchdog.Storage;

/// <summary>Between episodes and rows of the table <c>episodes</c>.</summary>
internal static class EpisodeRow
{
    /// <summary>In the order in which <see cref="Read"/> reads them.</summary>
    public const string Columns = """
        id, fingerprint, status, starts_at, ends_at, labels, annotations, generator_url, alertmanager_url,
        first_received_at, last_received_at, firing_deliveries, resolved_deliveries
        """;

    private const string InsertSql = """
        INSERT INTO episodes (fingerprint, status, starts_at, ends_at, labels, annotations, generator_url, alertmanager_url,
            first_received_at, last_received_at, firing_deliveries, resolved_deliveries, search)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        """;

    private const string UpdateSql = """
        UPDATE episodes SET status = changed.status, starts_at = changed.starts_at, ends_at = changed.ends_at,
            annotations = changed.annotations, generator_url = changed.generator_url, alertmanager_url = changed.alertmanager_url,
            last_received_at = changed.last_received_at, firing_deliveries = changed.firing_deliveries,
            resolved_deliveries = changed.resolved_deliveries, search = changed.search
        FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) AS changed (id, status, starts_at, ends_at, annotations,
            generator_url, alertmanager_url, last_received_at, firing_deliveries, resolved_deliveries, search)
        WHERE episodes.id = changed.id
        """;

    public static NpgsqlBatchCommand Insert(IReadOnlyList<Episode> episodes) => new(InsertSql)
    {
        Parameters =
        {
            Column(episodes, NpgsqlDbType.Text, episode => episode.Fingerprint),
            Column(episodes, NpgsqlDbType.Text, episode => episode.Status.ToText()),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.StartsAt),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.EndsAt),
            Column(episodes, NpgsqlDbType.Jsonb, episode => ToJson(episode.Labels)),
            Column(episodes, NpgsqlDbType.Jsonb, episode => ToJson(episode.Annotations)),
            Column(episodes, NpgsqlDbType.Text, episode => episode.GeneratorUrl),
            Column(episodes, NpgsqlDbType.Text, episode => episode.AlertmanagerUrl),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.FirstReceivedAt),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.LastReceivedAt),
            Column(episodes, NpgsqlDbType.Integer, episode => episode.FiringDeliveries),
            Column(episodes, NpgsqlDbType.Integer, episode => episode.ResolvedDeliveries),
            Column(episodes, NpgsqlDbType.Text, episode => episode.SearchText),
        },
    };

    public static NpgsqlBatchCommand Update(IReadOnlyList<Episode> episodes) => new(UpdateSql)
    {
        Parameters =
        {
            Column(episodes, NpgsqlDbType.Bigint, episode => episode.Id),
            Column(episodes, NpgsqlDbType.Text, episode => episode.Status.ToText()),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.StartsAt),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.EndsAt),
            Column(episodes, NpgsqlDbType.Jsonb, episode => ToJson(episode.Annotations)),
            Column(episodes, NpgsqlDbType.Text, episode => episode.GeneratorUrl),
            Column(episodes, NpgsqlDbType.Text, episode => episode.AlertmanagerUrl),
            Column(episodes, NpgsqlDbType.TimestampTz, episode => episode.LastReceivedAt),
            Column(episodes, NpgsqlDbType.Integer, episode => episode.FiringDeliveries),
            Column(episodes, NpgsqlDbType.Integer, episode => episode.ResolvedDeliveries),
            Column(episodes, NpgsqlDbType.Text, episode => episode.SearchText),
        },
    };

    public static async Task<IReadOnlyList<Episode>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var episodes = new List<Episode>();
        while (await reader.ReadAsync(cancellationToken))
            episodes.Add(Read(reader));
        return episodes;
    }

    /// <summary>The ILIKE pattern for texts that contain this word, whatever characters it has.</summary>
    public static string Containing(string word) => "%" + word
        .Replace("\0", "", StringComparison.Ordinal)
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("%", @"\%", StringComparison.Ordinal)
        .Replace("_", @"\_", StringComparison.Ordinal) + "%";

    private static Episode Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Fingerprint = row.GetString(1),
        Status = AlertStatusExtensions.Parse(row.GetString(2)),
        StartsAt = row.GetFieldValue<DateTimeOffset>(3),
        EndsAt = row.GetFieldValue<DateTimeOffset?>(4),
        Labels = FromJson(row.GetString(5)),
        Annotations = FromJson(row.GetString(6)),
        GeneratorUrl = row.GetString(7),
        AlertmanagerUrl = row.GetString(8),
        FirstReceivedAt = row.GetFieldValue<DateTimeOffset>(9),
        LastReceivedAt = row.GetFieldValue<DateTimeOffset>(10),
        FiringDeliveries = row.GetInt32(11),
        ResolvedDeliveries = row.GetInt32(12),
    };

    private static NpgsqlParameter Column<T>(IReadOnlyList<Episode> episodes, NpgsqlDbType type, Func<Episode, T> value) => new()
    {
        Value = episodes.Select(value).ToArray(),
        NpgsqlDbType = NpgsqlDbType.Array | type,
    };

    private static string ToJson(IReadOnlyDictionary<string, string> pairs) => JsonSerializer.Serialize(pairs);

    private static Dictionary<string, string> FromJson(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
