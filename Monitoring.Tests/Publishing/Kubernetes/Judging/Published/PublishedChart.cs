using Monitoring.Tests.Publishing.Kubernetes.Judging.Published;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Monitoring.Tests.Stack;
using Xunit;

[assembly: AssemblyFixture(typeof(PublishedChart))]

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

/// <summary>The chart of Production, published by the app host as a process of its own, with secrets that the tests know.</summary>
public sealed class PublishedChart : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("monitoring-tests-chart-");
    private readonly Lazy<Task<string>> _production;

    /// <summary>Nothing is published before a test asks.</summary>
    public PublishedChart() => _production = new(() => PublishAsync("production"));

    /// <summary>The values of the secrets that the stack has, by parameter: what no file may hold.</summary>
    public static IReadOnlyDictionary<string, string> Secrets { get; } =
        new[]
        {
            "grafana-admin-password", "grafana-secret-key", "postgres-password", "postgres-grafana-password", "postgres-watchdog-password", "postgres-exporter-password", "redis-password", "watchdog-token",
        }.ToDictionary(name => name, name => $"known-to-the-test-{name.Length}-{name}");

    /// <summary>The folder of the chart, published once.</summary>
    public Task<string> Folder => _production.Value;

    /// <summary>Publishes the chart into a folder of its own. Nothing is taken from, or left to, other runs: Aspire would keep the values of parameters.</summary>
    /// <param name="name">Names the folder.</param>
    /// <param name="options">Further arguments of the app host.</param>
    /// <returns>The folder.</returns>
    public async Task<string> PublishAsync(string name, params IEnumerable<string> options)
    {
        var output = Path.Combine(_folder.FullName, name);
        using var appHost = AppHostProcess.Start(
            ["--operation", "publish", "--step", "publish", "--environment", "Production", "--output-path", output, "--clear-cache", "true", .. options],
            start =>
            {
                start.Environment["DOTNET_ENVIRONMENT"] = "Production";
                foreach (var (parameter, value) in Secrets)
                    start.Environment[$"Parameters__{parameter.Replace('-', '_')}"] = value;
            });
        var exitCode = await appHost.Ended(Patience);
        Assert.True(exitCode == 0, $"Publishing ended with {exitCode}:\n{appHost.Output}");
        return output;
    }

    /// <summary>The objects of the chart, with the secrets filled in as <c>aspire deploy</c> does.</summary>
    internal async Task<Cluster> RenderAsync() => Render(await Folder);

    /// <summary>The objects of a chart, with the secrets filled in.</summary>
    internal static Cluster Render(string folder) => HelmChart.Render(folder, SecretValues);

    /// <summary>The values by the keys that they have in the chart.</summary>
    internal static IReadOnlyDictionary<string, string> SecretValues { get; } = Secrets.ToDictionary(secret => secret.Key.Replace('-', '_'), secret => secret.Value);

    /// <inheritdoc />
    public void Dispose() => _folder.Delete(recursive: true);
}
