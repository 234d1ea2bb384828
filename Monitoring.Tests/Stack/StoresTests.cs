using System.Net.Sockets;
using System.Text;
using Aspire.Hosting.Testing;
using Npgsql;
using Xunit;

namespace Monitoring.Tests.Stack;

[Collection(StackTests.Name)]
[Trait("Category", ContainerEngine.Category)]
public sealed class StoresTests(StackFixture stack)
{
    [Theory]
    [InlineData("grafana-db", "grafana")]
    [InlineData("watchdog-db", "watchdog")]
    public async Task PostgreSQL_has_the_database_and_takes_the_generated_password(string resource, string database)
    {
        ContainerEngine.Require();
        await stack.Healthy(resource);

        var connectionString = await stack.App.GetConnectionStringAsync(resource, TestContext.Current.CancellationToken);
        await using var source = NpgsqlDataSource.Create(connectionString!);
        await using var command = source.CreateCommand("SELECT current_database()");

        Assert.Equal(database, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        var password = await stack.Resource<PostgresServerResource>("postgres").PasswordParameter.GetValueAsync(TestContext.Current.CancellationToken);
        Assert.True(password?.Length >= 20);
        Assert.Contains(password, connectionString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_takes_the_generated_password_and_no_other()
    {
        ContainerEngine.Require();
        await stack.Healthy("redis");
        var password = await stack.Resource<RedisResource>("redis").PasswordParameter!.GetValueAsync(TestContext.Current.CancellationToken);

        Assert.Equal("+OK +PONG", await Redis($"AUTH {password}", "PING"));
        Assert.StartsWith("-NOAUTH", await Redis("PING"), StringComparison.Ordinal);
        Assert.StartsWith("-WRONGPASS", await Redis($"AUTH x{password}"), StringComparison.Ordinal);
    }

    private async Task<string> Redis(params string[] commands)
    {
        var endpoint = stack.App.GetEndpoint("redis", "tcp");
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII, leaveOpen: true);
        var answers = new List<string?>();
        foreach (var command in commands)
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
            answers.Add(await reader.ReadLineAsync());
        }

        return string.Join(' ', answers);
    }
}
