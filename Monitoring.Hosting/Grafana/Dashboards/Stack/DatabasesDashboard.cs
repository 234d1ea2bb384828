namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Are PostgreSQL and Redis up, and do they have room?</summary>
internal static class DatabasesDashboard
{
    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("databases", "PostgreSQL and Redis", "Whether PostgreSQL and Redis are up, fast and have room.")
    {
        Tags = ["postgresql", "redis"],
        Variables =
        [
            new("postgres", "PostgreSQL", "pg_up", "instance"),
            new("redis", "Redis", "redis_up", "instance"),
        ],
        Rows = [Overview, PostgresLoad, PostgresHealth, Redis],
    };

    private static Row Overview => new("Overview",
        new Stat("PostgreSQL", "Whether the exporter can log in.", Unit.YesNo,
            new Query("""min(pg_up{instance=~"$postgres"})""", "Up"))
        { Width = 6, Height = 4, IsLowBad = true, Critical = 1 },
        new Stat("Connections", "Connections to PostgreSQL, as a share of what it allows.", Unit.Ratio,
            new Query("""max(sum by (instance) (pg_stat_database_numbackends{instance=~"$postgres"}) / on (instance) max by (instance) (pg_settings_max_connections{instance=~"$postgres"}))""", "In use"))
        { Width = 6, Height = 4, Warning = 0.8, Critical = 0.95 },
        new Stat("Redis", "Whether the exporter can log in.", Unit.YesNo,
            new Query("""min(redis_up{instance=~"$redis"})""", "Up"))
        { Width = 6, Height = 4, IsLowBad = true, Critical = 1 },
        new Stat("Last save", "Whether Redis could last write its data to disk.", Unit.YesNo,
            new Query("""min(redis_rdb_last_bgsave_status{instance=~"$redis"})""", "Saved"))
        { Width = 6, Height = 4, IsLowBad = true, Critical = 1 });

    private static Row PostgresLoad => new("PostgreSQL: load",
        new TimeSeries("Transactions", "Transactions committed and rolled back.", Unit.PerSecond,
            new Query("""sum by (datname) (rate(pg_stat_database_xact_commit{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} committed"),
            new Query("""sum by (datname) (rate(pg_stat_database_xact_rollback{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} rolled back")),
        new TimeSeries("Connections", "Connections to each database.", Unit.Count,
            new Query("""sum by (datname) (pg_stat_database_numbackends{instance=~"$postgres",datname!=""})""", "{{datname}}"))
        { IsStacked = true },
        new TimeSeries("Rows", "Rows that queries returned and that writes changed.", Unit.PerSecond,
            new Query("""sum by (datname) (rate(pg_stat_database_tup_returned{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} read"),
            new Query("""sum by (datname) (rate(pg_stat_database_tup_inserted{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} inserted"),
            new Query("""sum by (datname) (rate(pg_stat_database_tup_updated{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} updated"),
            new Query("""sum by (datname) (rate(pg_stat_database_tup_deleted{instance=~"$postgres",datname!=""}[$__rate_interval]))""", "{{datname}} deleted")));

    private static Row PostgresHealth => new("PostgreSQL: health",
        new TimeSeries("Size", "The size of each database.", Unit.Bytes,
            new Query("""pg_database_size_bytes{instance=~"$postgres",datname!~"template.*"}""", "{{datname}}"))
        { IsStacked = true },
        new TimeSeries("Cache hits", "The share of blocks that were found in memory.", Unit.Ratio,
            new Query("""sum by (datname) (rate(pg_stat_database_blks_hit{instance=~"$postgres",datname!=""}[$__rate_interval])) / (sum by (datname) (rate(pg_stat_database_blks_hit{instance=~"$postgres",datname!=""}[$__rate_interval])) + sum by (datname) (rate(pg_stat_database_blks_read{instance=~"$postgres",datname!=""}[$__rate_interval])))""", "{{datname}}")),
        new TimeSeries("Longest transaction", "How long the oldest open transaction is open. Old ones keep dead rows from being removed.", Unit.Seconds,
            new Query("""max by (datname) (pg_stat_activity_max_tx_duration{instance=~"$postgres"})""", "{{datname}}")),
        new TimeSeries("Deadlocks", "Transactions that blocked each other, in the last hour.", Unit.Count,
            new Query("""sum by (datname) (increase(pg_stat_database_deadlocks{instance=~"$postgres",datname!=""}[1h]))""", "{{datname}}")));

    private static Row Redis => new("Redis",
        new TimeSeries("Commands", "Commands answered.", Unit.PerSecond,
            new Query("""sum by (instance) (rate(redis_commands_processed_total{instance=~"$redis"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Memory", "Memory in use, and what is allowed where a limit is set.", Unit.Bytes,
            new Query("""redis_memory_used_bytes{instance=~"$redis"}""", "{{instance}}"),
            new Query("""redis_memory_max_bytes{instance=~"$redis"} > 0""", "{{instance}} limit")),
        new TimeSeries("Clients", "Connections.", Unit.Count,
            new Query("""redis_connected_clients{instance=~"$redis"}""", "{{instance}}")),
        new TimeSeries("Hits", "The share of look-ups that found something.", Unit.Ratio,
            new Query("""rate(redis_keyspace_hits_total{instance=~"$redis"}[$__rate_interval]) / (rate(redis_keyspace_hits_total{instance=~"$redis"}[$__rate_interval]) + rate(redis_keyspace_misses_total{instance=~"$redis"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Keys", "Keys in each database.", Unit.Count,
            new Query("""sum by (instance, db) (redis_db_keys{instance=~"$redis"})""", "{{instance}} {{db}}")),
        new TimeSeries("Evicted", "Keys that were thrown away for want of memory.", Unit.PerSecond,
            new Query("""rate(redis_evicted_keys_total{instance=~"$redis"}[$__rate_interval])""", "{{instance}}")));
}
