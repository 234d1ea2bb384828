using Xunit;

namespace Monitoring.Tests.Containers;

/// <summary>
/// One PostgreSQL for all tests that need a database, started by the first. Where there is no container engine they are
/// skipped, unless <c>MONITORING_REQUIRE_CONTAINERS=1</c> says that everything has to run.
/// </summary>
public sealed class SharedPostgres : IAsyncDisposable
{
    private readonly Lazy<Task<PostgresContainer>> _container = new(PostgresContainer.StartAsync);

    /// <returns>A connection string to a database of its own, which does not exist yet.</returns>
    public async Task<string> NameDatabaseAsync()
    {
        await RequireEngineAsync();
        return (await _container.Value).NameDatabase();
    }

    /// <summary>Skips or fails the test where no engine answers.</summary>
    public static async Task RequireEngineAsync()
    {
        if (await Docker.FindProblemAsync() is not { } problem)
            return;
        Assert.SkipWhen(Environment.GetEnvironmentVariable("MONITORING_REQUIRE_CONTAINERS") != "1", problem);
        Assert.Fail($"{problem} MONITORING_REQUIRE_CONTAINERS=1 demands it.");
    }

    public async ValueTask DisposeAsync()
    {
        if (_container.IsValueCreated && _container.Value.IsCompletedSuccessfully)
            await (await _container.Value).DisposeAsync();
    }
}
