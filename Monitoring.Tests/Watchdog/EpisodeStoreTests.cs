using Monitoring.Tests.Containers;
using Monitoring.Watchdog.Alerts;
using Monitoring.Watchdog.Storage;
using Npgsql;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>What every store does.</summary>
public abstract class EpisodeStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_episode_comes_back_as_it_was_recorded()
    {
        var store = await CreateAsync();
        var delivery = Firing("f1", ("alertname", "HighCpu"), ("path", @"C:\ ""quoted"" % _ ' ; 中文")) with
        {
            Annotations = new Dictionary<string, string> { ["summary"] = "two\nlines" },
            GeneratorUrl = "http://prometheus:9090/graph",
            AlertmanagerUrl = "http://alertmanager:9093",
        };

        await store.RecordAsync([delivery], Cancellation);

        var episode = Assert.Single(await store.FiringAsync(Cancellation));
        Assert.Equal(delivery.Labels, episode.Labels);
        Assert.Equal(delivery.Annotations, episode.Annotations);
        Assert.Equal(
            (delivery.Fingerprint, delivery.StartsAt, delivery.EndsAt, delivery.GeneratorUrl, delivery.AlertmanagerUrl, delivery.ReceivedAt, delivery.ReceivedAt),
            (episode.Fingerprint, episode.StartsAt, episode.EndsAt, episode.GeneratorUrl, episode.AlertmanagerUrl, episode.FirstReceivedAt, episode.LastReceivedAt));
    }

    [Fact]
    public async Task One_batch_may_tell_the_whole_life_of_an_alert()
    {
        var store = await CreateAsync();
        var firing = Firing("f1");

        var outcomes = await store.RecordAsync([firing, firing, Resolved(firing, Noon.AddMinutes(5)), firing with { StartsAt = Noon.AddMinutes(10) }], Cancellation);

        Assert.Equal([DeliveryOutcome.Opened, DeliveryOutcome.Repeated, DeliveryOutcome.Changed, DeliveryOutcome.Opened], outcomes);
        var history = await store.HistoryAsync(new HistoryQuery("", 10), Cancellation);
        Assert.Equal([(AlertStatus.Firing, 1, 0), (AlertStatus.Resolved, 2, 1)], history.Select(episode => (episode.Status, episode.FiringDeliveries, episode.ResolvedDeliveries)));
    }

    [Fact]
    public async Task Only_what_fires_is_firing()
    {
        var store = await CreateAsync();
        var over = Firing("f2");

        await store.RecordAsync([Firing("f1"), over], Cancellation);
        await store.RecordAsync([Resolved(over, Noon.AddMinutes(1))], Cancellation);

        Assert.Equal("f1", Assert.Single(await store.FiringAsync(Cancellation)).Fingerprint);
    }

    [Theory]
    [InlineData("", "f3 f2 f1")]
    [InlineData("web-1", "f1")]
    [InlineData("WEB", "f2 f1")]
    [InlineData("instance=web  alertname=Disk", "f2")]
    [InlineData("100%", "f3")]
    [InlineData("%", "f3")]
    [InlineData("_", "")]
    [InlineData(@"\", "")]
    [InlineData("nothing like it", "")]
    public async Task A_search_finds_episodes_that_have_all_words(string search, string expected)
    {
        var store = await CreateAsync();
        await store.RecordAsync([
            Firing("f1", ("alertname", "HighCpu"), ("instance", "web-1")),
            Firing("f2", ("alertname", "DiskFull"), ("instance", "web-2")),
            Firing("f3", ("alertname", "DiskFull"), ("usage", "100%"))], Cancellation);

        var found = await store.HistoryAsync(new HistoryQuery(search, 10), Cancellation);

        Assert.Equal(expected, string.Join(' ', found.Select(episode => episode.Fingerprint)));
    }

    [Fact]
    public async Task The_history_comes_in_pages()
    {
        var store = await CreateAsync();
        await store.RecordAsync([.. Enumerable.Range(1, 5).Select(number => Firing($"f{number}"))], Cancellation);

        var first = await store.HistoryAsync(new HistoryQuery("", 2), Cancellation);
        var second = await store.HistoryAsync(new HistoryQuery("", 2, Before: first[^1].Id), Cancellation);

        Assert.Equal(["f5", "f4", "f3", "f2"], first.Concat(second).Select(episode => episode.Fingerprint));
    }

    [Fact]
    public async Task Only_episodes_not_heard_of_for_long_are_forgotten()
    {
        var store = await CreateAsync();
        await store.RecordAsync([Firing("old") with { ReceivedAt = Noon.AddDays(-31) }, Firing("new") with { ReceivedAt = Noon }], Cancellation);

        var forgotten = await store.ForgetAsync(Noon.AddDays(-30), Cancellation);

        Assert.Equal(1, forgotten);
        Assert.Equal("new", Assert.Single(await store.HistoryAsync(new HistoryQuery("", 10), Cancellation)).Fingerprint);
    }

    [Fact]
    public async Task The_latest_episode_of_each_alert_of_a_name_is_found()
    {
        var store = await CreateAsync();
        var first = Firing("f1", ("alertname", "Watchdog"), ("cluster", "a"));
        await store.RecordAsync([
            first,
            Resolved(first, Noon.AddMinutes(1)),
            first with { StartsAt = Noon.AddMinutes(2) },
            Firing("f2", ("alertname", "Watchdog"), ("cluster", "b")),
            Firing("f3", ("alertname", "Other"))], Cancellation);

        var latest = await store.LatestAsync("Watchdog", Cancellation);

        Assert.Equal([("f1", Noon.AddMinutes(2)), ("f2", Noon)], latest.Select(episode => (episode.Fingerprint, episode.StartsAt)).Order());
    }

    private protected abstract Task<IEpisodeStore> CreateAsync();

    private static AlertDelivery Firing(string fingerprint, params (string Name, string Value)[] labels) => new(
        fingerprint, AlertStatus.Firing, Noon, null,
        labels.ToDictionary(label => label.Name, label => label.Value), new Dictionary<string, string>(), "", "", Noon.AddSeconds(30));

    private static AlertDelivery Resolved(AlertDelivery firing, DateTimeOffset endsAt) => firing with { Status = AlertStatus.Resolved, EndsAt = endsAt };
}

public sealed class MemoryEpisodeStoreTests : EpisodeStoreTests
{
    private protected override Task<IEpisodeStore> CreateAsync() => Task.FromResult<IEpisodeStore>(new MemoryEpisodeStore());
}

[Trait("Category", "Containers")]
[Collection(OneServiceAtATime.Name)]
public sealed class PostgresEpisodeStoreTests(SharedPostgres postgres) : EpisodeStoreTests, IAsyncLifetime
{
    private NpgsqlDataSource? _database;

    [Fact]
    public async Task The_schema_may_be_made_by_several_processes_at_once()
    {
        await using var database = NpgsqlDataSource.Create(await postgres.NameDatabaseAsync());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PostgresSchema.EnsureAsync(database, TestContext.Current.CancellationToken)));

        await using var query = database.CreateCommand("SELECT string_agg(number::text, ',') FROM schema_migrations");
        Assert.Equal("1", await query.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private protected override async Task<IEpisodeStore> CreateAsync()
    {
        _database = NpgsqlDataSource.Create(await postgres.NameDatabaseAsync());
        await PostgresSchema.EnsureAsync(_database, TestContext.Current.CancellationToken);
        return new PostgresEpisodeStore(_database);
    }
}
