using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Dashboard;
using Aspire.Hosting.Dashboard.Protocol;
using Google.Protobuf;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Model = Aspire.Hosting.ApplicationModel;
using Wire = Aspire.Hosting.Dashboard.Protocol;

namespace Offline.Tests;

public class DashboardTests
{
    [Fact]
    public async Task The_dashboard_sees_resources_and_their_changes()
    {
        await using var app = new TestApplication();
        app.Builder.AddParameter("token", () => "s3cret", secret: true);
        app.Builder.AddContainer("web", "x").WithHttpEndpoint(port: 8123, targetPort: 80);
        await app.StartAsync();
        await using var dashboard = await Client.ConnectAsync(app);

        await using var updates = await dashboard.CallAsync("WatchResources", new WatchResourcesRequest());
        var initial = WatchResourcesUpdate.Parser.ParseFrom(await Client.NextAsync(updates)).InitialData.Resources;
        var web = Assert.Single(initial, resource => resource.DisplayName == "web");
        Assert.Equal(KnownResourceStates.Running, web.State);
        Assert.All(initial, resource => Assert.NotNull(resource.CreatedAt));
        Assert.Contains(initial.Single(resource => resource.DisplayName == "token").Properties, property => property is { IsSensitive: true, Value.StringValue: "s3cret" });

        await app.ExecuteAsync("web", KnownResourceCommands.StopCommand);
        var states = new List<string>();
        while (!states.Contains(KnownResourceStates.Exited))
        {
            var changes = WatchResourcesUpdate.Parser.ParseFrom(await Client.NextAsync(updates)).Changes.Value;
            states.AddRange(changes.Select(change => change.Upsert).Where(resource => resource.DisplayName == "web").Select(resource => resource.State));
        }
    }

    [Fact]
    public async Task A_button_runs_its_command_and_shows_what_came_of_it()
    {
        await using var app = new TestApplication();
        app.Builder.AddContainer("web", "x").WithCommand(
            "check", "Check rules", _ => Task.FromResult(CommandResults.Success("3 rules", "# Fine", Model.CommandResultFormat.Markdown, displayImmediately: true)));
        await app.StartAsync();
        await using var dashboard = await Client.ConnectAsync(app);
        var id = app.Builder.Resources.Single(resource => resource.Name == "web").GetResolvedResourceNames()[0];

        await using var answer = await dashboard.CallAsync("ExecuteResourceCommand", new ResourceCommandRequest { ResourceName = id, CommandName = "check" });
        var response = ResourceCommandResponse.Parser.ParseFrom(await Client.NextAsync(answer));

        Assert.Equal(ResourceCommandResponseKind.Succeeded, response.Kind);
        Assert.Equal("3 rules", response.Message);
        Assert.Equal(new ResourceCommandResult { Value = "# Fine", Format = Wire.CommandResultFormat.Markdown, DisplayImmediately = true }, response.Result);
    }

    [Fact]
    public async Task Console_output_comes_line_by_line()
    {
        await using var app = new TestApplication();
        await app.StartAsync();
        var logs = app.Application.Services.GetRequiredService<ResourceLoggerService>();
        logs.AddLine("web-0", "listening", isError: false, timestamp: null);
        logs.AddLine("web-0", "oops", isError: true, timestamp: null);
        await using var dashboard = await Client.ConnectAsync(app);

        await using var answer = await dashboard.CallAsync("WatchResourceConsoleLogs", new WatchResourceConsoleLogsRequest { ResourceName = "web-0", SuppressFollow = true });
        var lines = WatchResourceConsoleLogsUpdate.Parser.ParseFrom(await Client.NextAsync(answer)).LogLines;

        Assert.Equal(["1 False", "2 True"], lines.Select(line => $"{line.LineNumber} {line.IsStdErr}"));
        Assert.EndsWith("oops", lines[1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WatchResources", "wrong", "16")]
    [InlineData("Nonsense", null, "12")]
    public async Task Strangers_and_unknown_calls_are_refused(string method, string? key, string status)
    {
        await using var app = new TestApplication();
        await app.StartAsync();
        await using var dashboard = await Client.ConnectAsync(app);

        Assert.Equal(status, await dashboard.StatusAsync(method, key));
    }

    [Fact]
    public void Http_addresses_are_refused_until_they_are_allowed()
    {
        var configuration = new ConfigurationManager { ["ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL"] = "http://localhost:0" };
        var options = new DashboardOptions(configuration);

        Assert.Equal(
            "ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL is an http address. Use https, or set ASPIRE_ALLOW_UNSECURED_TRANSPORT=true, for example in the launch profile.",
            Assert.Throws<DistributedApplicationException>(options.RequireSecureTransport).Message);

        configuration["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true";
        options.RequireSecureTransport();
    }

    [Fact]
    public void A_port_in_use_is_named_with_who_wants_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var options = new DashboardOptions(new ConfigurationManager { ["ASPNETCORE_URLS"] = $"http://localhost:{port}" });

        Assert.Equal(
            $"Port {port} is in use, and ASPNETCORE_URLS gives it to the dashboard (http://localhost:{port}). "
            + "Does the application run already? Stop it, or use another port in the launch profile.",
            Assert.Throws<DistributedApplicationException>(options.RequireFreePorts).Message);
    }

    /// <summary>As much of a gRPC client as these tests need.</summary>
    private sealed class Client(ResourceServer server, HttpClient http, string key) : IAsyncDisposable
    {
        public static async Task<Client> ConnectAsync(TestApplication app)
        {
            var options = new DashboardOptions(new ConfigurationManager { ["ASPIRE_ALLOW_UNSECURED_TRANSPORT"] = "true" });
            var service = ActivatorUtilities.CreateInstance<ResourceService>(app.Application.Services, options);
            var server = new ResourceServer(service, options);
            var url = await server.StartAsync(TestContext.Current.CancellationToken);
            return new(server, new() { BaseAddress = new($"{url}/aspire.v1.DashboardService/") }, options.ResourceServiceApiKey!);
        }

        public async Task<Stream> CallAsync(string method, IMessage request)
        {
            var response = await SendAsync(method, request.ToByteArray(), key);
            return await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        }

        public async Task<string> StatusAsync(string method, string? otherKey) =>
            (await SendAsync(method, [], otherKey ?? key)).Headers.GetValues("grpc-status").Single();

        public static async Task<byte[]> NextAsync(Stream messages)
        {
            var prefix = new byte[5];
            await messages.ReadExactlyAsync(prefix, TestContext.Current.CancellationToken);
            var message = new byte[System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(prefix.AsSpan(1))];
            await messages.ReadExactlyAsync(message, TestContext.Current.CancellationToken);
            return message;
        }

        public async ValueTask DisposeAsync()
        {
            http.Dispose();
            await server.DisposeAsync();
        }

        private Task<HttpResponseMessage> SendAsync(string method, byte[] message, string apiKey)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, method)
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Headers = { { "x-resource-service-api-key", apiKey } },
                Content = new ByteArrayContent([0, 0, 0, 0, (byte)message.Length, .. message]) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } }
            };
            return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        }
    }
}
