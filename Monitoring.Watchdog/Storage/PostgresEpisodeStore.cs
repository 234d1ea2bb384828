using System.Data;
using Monitoring.Watchdog.Alerts;
using Npgsql;

namespace Monitoring.Watchdog.Storage;

/// <summary>Keeps episodes in PostgreSQL, in the table that <see cref="PostgresSchema"/> makes.</summary>
internal sealed class PostgresEpisodeStore(NpgsqlDataSource database) : IEpisodeStore
{
    /// <summary>Several processes may write: each transaction sees the episodes that the one before it left.</summary>
    private const long WriteLock = 0x5744_4F47;

    public Task<IReadOnlyList<DeliveryOutcome>> RecordAsync(IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken) =>
        Reach<IReadOnlyList<DeliveryOutcome>>(async () =>
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);

            var ledger = new EpisodeLedger(await LockAndReadLatestAsync(connection, deliveries, cancellationToken));
            DeliveryOutcome[] outcomes = [.. deliveries.Select(ledger.Record)];
            await SaveAsync(connection, ledger.Changed, cancellationToken);

            await transaction.CommitAsync(cancellationToken);
            return outcomes;
        });

    public Task<IReadOnlyList<Episode>> FiringAsync(CancellationToken cancellationToken) =>
        FindAsync($"SELECT {EpisodeRow.Columns} FROM episodes WHERE status = 'firing' ORDER BY id DESC", [], cancellationToken);

    public Task<IReadOnlyList<Episode>> HistoryAsync(HistoryQuery query, CancellationToken cancellationToken)
    {
        var conditions = new List<string> { "id < $1" };
        var parameters = new List<object> { query.Before ?? long.MaxValue };
        if (query.Status is { } status)
            conditions.Add($"status = ${Add(status.ToText())}");
        foreach (var word in query.Words)
            conditions.Add($"search ILIKE ${Add(EpisodeRow.Containing(word))}");

        return FindAsync(
            $"SELECT {EpisodeRow.Columns} FROM episodes WHERE {string.Join(" AND ", conditions)} ORDER BY id DESC LIMIT ${Add(query.Limit)}",
            parameters, cancellationToken);

        int Add(object value)
        {
            parameters.Add(value);
            return parameters.Count;
        }
    }

    public Task<IReadOnlyList<Episode>> LatestAsync(string alertName, CancellationToken cancellationToken) => FindAsync(
        $"SELECT DISTINCT ON (fingerprint) {EpisodeRow.Columns} FROM episodes WHERE labels ->> 'alertname' = $1 ORDER BY fingerprint, id DESC",
        [alertName], cancellationToken);

    public Task<int> ForgetAsync(DateTimeOffset unheardSince, CancellationToken cancellationToken) => Reach(async () =>
    {
        await using var command = database.CreateCommand("DELETE FROM episodes WHERE last_received_at < $1");
        command.Parameters.Add(new() { Value = unheardSince });
        return await command.ExecuteNonQueryAsync(cancellationToken);
    });

    private static async Task<IReadOnlyList<Episode>> LockAndReadLatestAsync(
        NpgsqlConnection connection, IReadOnlyList<AlertDelivery> deliveries, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"SELECT pg_advisory_xact_lock({WriteLock})"),
                new($"SELECT DISTINCT ON (fingerprint) {EpisodeRow.Columns} FROM episodes WHERE fingerprint = ANY ($1) ORDER BY fingerprint, id DESC")
                {
                    Parameters = { new() { Value = deliveries.Select(delivery => delivery.Fingerprint).Distinct().ToArray() } },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await EpisodeRow.ReadAllAsync(reader, cancellationToken);
    }

    private static async Task SaveAsync(NpgsqlConnection connection, IEnumerable<Episode> changed, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var group in changed.ToLookup(episode => episode.Id == 0))
            batch.BatchCommands.Add(group.Key ? EpisodeRow.Insert([.. group]) : EpisodeRow.Update([.. group]));
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private Task<IReadOnlyList<Episode>> FindAsync(string sql, IEnumerable<object> parameters, CancellationToken cancellationToken) =>
        Reach(async () =>
        {
            await using var command = database.CreateCommand(sql);
            foreach (var parameter in parameters)
                command.Parameters.Add(new() { Value = parameter });
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await EpisodeRow.ReadAllAsync(reader, cancellationToken);
        });

    private static async Task<T> Reach<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (NpgsqlException error)
        {
            throw new EpisodeStoreUnavailableException("The database can't be reached or did not answer as expected.", error);
        }
    }
}
