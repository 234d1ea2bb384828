using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Aspire.Hosting.Pipelines;

namespace Offline.Tests;

public sealed class BackchannelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cli");

    private string SocketPath => Path.Combine(_folder.FullName, "s");

    [Fact]
    public async Task The_cli_follows_the_pipeline_and_ends_the_application()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "greet");
        app.Builder.Configuration["ASPIRE_BACKCHANNEL_PATH"] = SocketPath;
        app.Builder.Pipeline.AddStep("greet", async context =>
        {
            await using var task = await context.ReportingStep.CreateTaskAsync("Greeting");
            await task.SucceedAsync("Greeted");
        });
        var running = app.Application.RunAsync(TestContext.Current.CancellationToken);
        using var cli = await ConnectAsync();

        Assert.Contains("baseline.v2", (await CallAsync(cli, "GetCapabilitiesAsync")).GetProperty("result").EnumerateArray().Select(name => name.GetString()));

        var token = (await CallAsync(cli, "GetPublishingActivitiesAsync")).GetProperty("result").GetProperty("token").GetInt64();
        var seen = new List<string>();
        while (!seen.Contains("publish-complete: The pipeline ran."))
        {
            var next = (await CallAsync(cli, "$/enumerator/next", token)).GetProperty("result");
            seen.AddRange(next.GetProperty("values").EnumerateArray().Select(Describe));
        }

        Assert.Equal(
            ["step: greet", "task: Greeting", "task: Greeted", "step: greet completed"],
            seen.SkipWhile(text => text != "step: greet").Take(4));
        Assert.False(running.IsCompleted);

        await CallAsync(cli, "RequestStopAsync");
        await running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.False(File.Exists(SocketPath));
    }

    [Fact]
    public async Task Steps_are_listed_in_their_order_and_unknown_methods_refused()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "last");
        app.Builder.Configuration["ASPIRE_BACKCHANNEL_PATH"] = SocketPath;
        app.Builder.Pipeline.AddStep("last", _ => Task.CompletedTask, dependsOn: "first");
        app.Builder.Pipeline.AddStep("first", _ => Task.CompletedTask);
        var running = app.Application.RunAsync(TestContext.Current.CancellationToken);
        using var cli = await ConnectAsync();

        var steps = (await CallAsync(cli, "GetPipelineStepsAsync", new { step = "last" })).GetProperty("result").GetProperty("Steps");
        Assert.Equal(["first", "last"], steps.EnumerateArray().Select(step => step.GetProperty("Name").GetString()));

        Assert.Equal(-32601, (await CallAsync(cli, "Nonsense")).GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(
            "There is no step 'missing'.",
            (await CallAsync(cli, "GetPipelineStepsAsync", new { step = "missing" })).GetProperty("error").GetProperty("message").GetString()!.Split(" The steps are")[0]);

        await CallAsync(cli, "RequestStopAsync");
        await running.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Describe(JsonElement activity)
    {
        var data = activity.GetProperty("Data");
        var completion = data.GetProperty("CompletionMessage").GetString();
        return $"{activity.GetProperty("Type").GetString()}: {completion ?? data.GetProperty("StatusText").GetString()}";
    }

    private async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        for (var attempt = 0; !File.Exists(SocketPath) && attempt < 1000; attempt++)
            await Task.Delay(10, TestContext.Current.CancellationToken);

        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), TestContext.Current.CancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task<JsonElement> CallAsync(Stream cli, string method, params object[] arguments)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(new { jsonrpc = "2.0", id = 1, method, @params = arguments });
        await cli.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {message.Length}\r\n\r\n"), TestContext.Current.CancellationToken);
        await cli.WriteAsync(message, TestContext.Current.CancellationToken);

        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await cli.ReadExactlyAsync(one, TestContext.Current.CancellationToken);
            header.Append((char)one[0]);
        }

        var body = new byte[int.Parse(header.ToString().Split(':')[1], CultureInfo.InvariantCulture)];
        await cli.ReadExactlyAsync(body, TestContext.Current.CancellationToken);
        return JsonElement.Parse(body);
    }
}
