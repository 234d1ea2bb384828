using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

/// <summary>What a service's HTTP clients can do: find another service by its name, and try again.</summary>
[Collection(OneServiceAtATime.Name)]
public sealed class HttpClientTests
{
    [Theory]
    [InlineData("https+http://orders/42", "Services:orders:http:0")]
    [InlineData("http://orders/42", "Services:orders:http:0")]
    [InlineData("http://_admin.orders/42", "Services:orders:admin:0")]
    public async Task A_service_is_found_by_its_name(string address, string setting)
    {
        await using var server = await Server.StartAsync(context => context.Response.WriteAsync($"order {context.Request.Path}"));
        using var service = Client($"{setting}={server.Address}");

        Assert.Equal("order /42", await service.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_host_that_is_no_service_is_called_as_it_is()
    {
        await using var server = await Server.StartAsync(context => context.Response.WriteAsync("plain"));
        using var service = Client();

        Assert.Equal("plain", await service.GetStringAsync(server.Address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Replicas_are_called_in_turn()
    {
        await using var first = await Server.StartAsync(context => context.Response.WriteAsync("first"));
        await using var second = await Server.StartAsync(context => context.Response.WriteAsync("second"));
        using var service = Client($"Services:orders:http:0={first.Address}", $"Services:orders:http:1={second.Address}");

        var answers = new List<string>();
        for (var call = 0; call < 4; call++)
            answers.Add(await service.GetStringAsync("http://orders/", TestContext.Current.CancellationToken));

        Assert.Equal(["first", "first", "second", "second"], answers.Order());
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_failure_that_passes_is_tried_again(HttpStatusCode failure)
    {
        await using var server = await Server.StartAsync(context => Answer(context, context.Items.ContainsKey("first") ? failure : HttpStatusCode.OK));
        using var service = Client();

        using var response = await service.GetAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, 2), (response.StatusCode, server.Calls));
    }

    [Fact]
    public async Task A_mistake_is_not_tried_again()
    {
        await using var server = await Server.StartAsync(context => Answer(context, HttpStatusCode.NotFound));
        using var service = Client();

        using var response = await service.GetAsync(server.Address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.NotFound, 1), (response.StatusCode, server.Calls));
    }

    private static Task Answer(HttpContext context, HttpStatusCode status)
    {
        context.Response.StatusCode = (int)status;
        context.Response.Headers.RetryAfter = "0";
        return Task.CompletedTask;
    }

    private static HttpClient Client(params string[] settings)
    {
        var builder = Host.CreateApplicationBuilder([.. settings.Select(setting => $"--{setting}")]);
        builder.Logging.ClearProviders();
        builder.AddServiceDefaults();
        return builder.Build().Services.GetRequiredService<IHttpClientFactory>().CreateClient();
    }

    /// <summary>Somebody else's service; its first call carries the item "first".</summary>
    private sealed class Server(WebApplication app) : IAsyncDisposable
    {
        private int _calls;

        public int Calls => _calls;

        public string Address => app.Urls.Single();

        public static async Task<Server> StartAsync(RequestDelegate answer)
        {
            var builder = WebApplication.CreateBuilder(["--urls=http://127.0.0.1:0"]);
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var server = new Server(app);
            app.Run(context =>
            {
                if (Interlocked.Increment(ref server._calls) == 1)
                    context.Items["first"] = true;
                return answer(context);
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
