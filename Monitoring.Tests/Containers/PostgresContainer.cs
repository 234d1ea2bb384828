using System.Runtime.CompilerServices;
using System.Text.Json;
using Npgsql;

namespace Monitoring.Tests.Containers;

/// <summary>A real PostgreSQL.</summary>
internal sealed class PostgresContainer : IAsyncDisposable
{
    /// <summary>The password of its user <c>postgres</c>.</summary>
    public const string Password = "only-for-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>The name of the container and of its network.</summary>
    private readonly string _name;
    private readonly int _port;

    private PostgresContainer(string name, int port) => (_name, _port) = (name, port);

    public static async Task<PostgresContainer> StartAsync()
    {
        var port = FreePort.Find();
        var name = $"monitoring-tests-postgres-{Environment.ProcessId}-{port}";
        await Docker.RunAsync("network", "create", name);
        await Docker.RunAsync("run", "--detach", "--name", name, "--network", name,
            "--env", $"POSTGRES_PASSWORD={Password}", "--publish", $"127.0.0.1:{port}:5432", FindImage());
        var container = new PostgresContainer(name, port);
        await container.WaitUntilReadyAsync();
        return container;
    }

    /// <summary>Its host name in the network of the same name, where it listens on 5432.</summary>
    public string Name => _name;

    /// <summary>A connection string to a database of a new name, which does not exist yet.</summary>
    public string NameDatabase() => ConnectionString($"test_{Guid.NewGuid():N}");

    /// <summary>Freezes the server: connections stay open and nothing answers.</summary>
    public Task PauseAsync() => Docker.RunAsync("pause", _name);

    public Task UnpauseAsync() => Docker.RunAsync("unpause", _name);

    /// <summary>Kills the server: connections break and new ones are refused.</summary>
    public Task KillAsync() => Docker.RunAsync("kill", _name);

    public async Task StartAgainAsync()
    {
        await Docker.RunAsync("start", _name);
        await WaitUntilReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Docker.RunAsync("rm", "--force", "--volumes", _name);
        await Docker.RunAsync("network", "rm", _name);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Password={Password};Database={database}";

    private async Task WaitUntilReadyAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Pooling=false;Timeout=2");
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (DateTime.UtcNow < deadline)
            {
                await Task.Delay(200);
            }
        }
    }

    /// <summary>The AppHost's image, or the substitute that eng/setup.sh built where it could not be pulled.</summary>
    private static string FindImage([CallerFilePath] string source = "")
    {
        const string Default = "docker.io/library/postgres:18.6";
        var profile = Path.Combine(Path.GetDirectoryName(source)!, "../../Monitoring.AppHost/appsettings.images.json");
        if (!File.Exists(profile))
            return Default;

        using var settings = JsonDocument.Parse(File.ReadAllText(profile));
        return settings.RootElement.GetProperty("Monitoring").GetProperty("Images").TryGetProperty("Postgres", out var image)
            ? $"{image.GetProperty("Image").GetString()}:{image.GetProperty("Tag").GetString()}"
            : Default;
    }
}
