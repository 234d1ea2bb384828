using System.Text.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

[Collection(OneServiceAtATime.Name)]
public sealed class HealthTests
{
    [Theory]
    [InlineData(HealthStatus.Healthy, 200, "Healthy")]
    [InlineData(HealthStatus.Degraded, 200, "Degraded")]
    [InlineData(HealthStatus.Unhealthy, 503, "Unhealthy")]
    public async Task Health_in_production_is_one_word(HealthStatus database, int statusCode, string word)
    {
        await using var service = await SampleService.StartAsync(database: database);

        Assert.Equal((statusCode, "text/plain", word), await service.GetAsync("/health", null));
    }

    [Fact]
    public async Task A_service_whose_database_is_away_is_alive_all_the_same()
    {
        await using var service = await SampleService.StartAsync(database: HealthStatus.Unhealthy);

        Assert.Equal((200, "text/plain", "Healthy"), await service.GetAsync("/alive", null));
    }

    [Fact]
    public async Task Health_in_development_tells_every_check()
    {
        await using var service = await SampleService.StartAsync("Development", HealthStatus.Unhealthy);

        using var report = JsonDocument.Parse(await service.GetAsync("/health"));

        var checks = report.RootElement.GetProperty("checks").EnumerateArray()
            .Select(check => (check.GetProperty("name").GetString(), check.GetProperty("status").GetString(), check.GetProperty("description").GetString()));
        Assert.Equal([("self", "Healthy", null), ("database", "Unhealthy", "it is what it is")], checks);
    }
}
