using System.Diagnostics;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Watchdog;
using Monitoring.Tests.Containers;
using Xunit;

namespace Monitoring.Tests.Watchdog;

/// <summary>The image that <c>dotnet publish -t:PublishContainer</c> makes, run as clusters run it.</summary>
[Trait("Category", "Containers")]
[Collection(OneServiceAtATime.Name)]
public sealed class ImageTests
{
    private const string Token = "token-of-the-image-test";

    /// <summary>Made by eng/setup.sh where .NET's own base image cannot be pulled.</summary>
    private const string LocalBase = "monitoring-local/base:bookworm";

    [Fact]
    public async Task The_published_image_works_as_described_without_root_without_capabilities_and_without_writing_a_file()
    {
        await SharedPostgres.RequireEngineAsync();
        var image = WatchdogImages.Default.ToString();
        await PublishAsync();
        await using var postgres = await PostgresContainer.StartAsync();
        var container = $"{postgres.Name}-watchdog";
        try
        {
            await IsConfiguredAsync(image);
            var port = FreePort.Find();
            using var settings = new TestFolder();
            await Docker.RunAsync([
                "run", "--detach", "--name", container, "--network", postgres.Name, "--publish", $"127.0.0.1:{port}:{WatchdogSpec.Http.Number}",
                "--read-only", "--cap-drop", "ALL", "--security-opt", "no-new-privileges", .. Configuration(postgres, settings), image]);

            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            await Eventually.Async(() => IsHealthyAsync(client), TimeSpan.FromSeconds(60), "Watchdog to be ready");
            using var alert = new StringContent(WebhookAlertJson.Body(WebhookAlertJson.Firing("HighCpu")), Encoding.UTF8, "application/json");
            using var posted = await client.PostAsync(new Uri("/api/alerts", UriKind.Relative), alert, TestContext.Current.CancellationToken);

            Assert.True(posted.IsSuccessStatusCode);
            Assert.Contains(">HighCpu</h3>", await GetAsync(client, "/"), StringComparison.Ordinal);
            Assert.Contains("watchdog_alerts_received_total", await GetAsync(client, "/metrics"), StringComparison.Ordinal);
            Assert.Equal("Healthy", await GetAsync(client, "/alive"));
            await Docker.RunAsync("stop", "--time", "10", container);
            Assert.Equal("0", await Docker.RunAsync("inspect", "--format", "{{.State.ExitCode}}", container));
        }
        finally
        {
            await Docker.RunAsync("rm", "--force", container);
            await Docker.RunAsync("rmi", "--force", image);
        }
    }

    /// <summary>With .NET's base image; where it cannot be pulled, with the runtime in the image on top of a bare Debian.</summary>
    private static async Task PublishAsync()
    {
        using var artifacts = new TestFolder();
        List<string> arguments =
        [
            "publish", Path.Combine(Here(), "../../Monitoring.Watchdog/Monitoring.Watchdog.csproj"), "-t:PublishContainer", "--configuration", "Release",
            "--artifacts-path", artifacts.Path, "--disable-build-servers", "--nologo", "-p:RunAnalyzers=false",
        ];
        var hasLocalBase = (await Docker.RunAsync("image", "ls", "--quiet", LocalBase)).Length > 0;
        await using var registry = hasLocalBase ? await LocalRegistry.ServeAsync(LocalBase) : null;
        if (registry is not null)
        {
            arguments.AddRange(["--runtime", "linux-x64", "--self-contained", $"-p:ContainerBaseImage={registry.Image}"]);
        }

        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var publish = Process.Start(start)!;
        var output = publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = publish.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(publish.ExitCode == 0, await output + await errors);
    }

    private static async Task IsConfiguredAsync(string image)
    {
        var configuration = JsonNode.Parse(await Docker.RunAsync("inspect", "--format", "{{json .Config}}", image))!;
        Assert.Equal(WatchdogImages.UserId.ToString(System.Globalization.CultureInfo.InvariantCulture), configuration["User"]!.GetValue<string>());
        Assert.True(configuration["ExposedPorts"]!.AsObject().ContainsKey($"{WatchdogSpec.Http.Number}/tcp"));
    }

    /// <summary>Environment and files as the workload describes them, with the secrets that a platform would fill in.</summary>
    private static IEnumerable<string> Configuration(PostgresContainer postgres, TestFolder files)
    {
        var secrets = new Dictionary<Secret, string> { [new("password")] = PostgresContainer.Password, [new("token")] = Token };
        var spec = new WatchdogSpec(new PostgresConnection(new StaticEndpoint(postgres.Name, 5432), "watchdog", "postgres", new("password")), new("token"));
        var container = WatchdogWorkload.Describe("watchdog", spec, TestAddressing.Kubernetes).Containers[0];
        var settings = Assert.Single(container.Config);
        foreach (var file in settings.Files.Cast<SecretFile>())
        {
            File.WriteAllText(Path.Combine(files.Path, file.Name), secrets[file.Secret]);
        }

        // The user of the image is not the owner, and may be of its group.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(files.Path, File.GetUnixFileMode(files.Path)
                | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        }

        return ["--volume", $"{files.Path}:{settings.Path}:ro",
            .. container.Environment.SelectMany(variable => new[] { "--env", $"{variable.Name}={((LiteralValue)variable.Value).Text}" })];
    }

    private static async Task<bool> IsHealthyAsync(HttpClient client)
    {
        try
        {
            return await GetAsync(client, "/health") == "Healthy";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static Task<string> GetAsync(HttpClient client, string path) => client.GetStringAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string Here([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
