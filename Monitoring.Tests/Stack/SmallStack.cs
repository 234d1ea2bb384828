using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>An app host with the few components that a test adds, on the images of this machine.</summary>
internal static class SmallStack
{
    /// <summary>How long it may take to start.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>An app host without components: the product's, as far as Aspire is concerned, because a project of tests knows no orchestrator.</summary>
    public static IDistributedApplicationBuilder Create()
    {
        var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions
        {
            Args = ["--DcpPublisher:RandomizePorts=true"],
            AssemblyName = typeof(Projects.Monitoring_AppHost).Assembly.GetName().Name,
            DisableDashboard = true,
        });
        builder.Services.AddHttpClient();
        return builder;
    }

    /// <summary>Reads a JSON document from a component.</summary>
    public static async Task<JsonNode> Json(this DistributedApplication app, string resource, string path)
    {
        using var client = app.CreateHttpClient(resource, "http");
        return (await client.GetFromJsonAsync<JsonNode>(path, TestContext.Current.CancellationToken))!;
    }
}
