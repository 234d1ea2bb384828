using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Testing;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>An app host with the few components that a test adds, on the images of this machine.</summary>
internal static class SmallStack
{
    /// <summary>How long it may take to start.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>An app host without components.</summary>
    public static IDistributedApplicationTestingBuilder Create() =>
        DistributedApplicationTestingBuilder.Create([], (options, _) => options.ProjectDirectory = Projects.Monitoring_AppHost.ProjectPath);

    /// <summary>Reads a JSON document from a component.</summary>
    public static async Task<JsonNode> Json(this DistributedApplication app, string resource, string path)
    {
        using var client = app.CreateHttpClient(resource, "http");
        return (await client.GetFromJsonAsync<JsonNode>(path, TestContext.Current.CancellationToken))!;
    }
}
