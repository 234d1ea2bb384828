using System.Text.Json;
using System.Text.Json.Serialization;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dashboard;

/// <summary>Passes the dashboard's log on into the AppHost's, where a failure to start is seen.</summary>
internal sealed class DashboardLog(ResourceLoggerService consoleLogs, IHostApplicationLifetime lifetime, ILoggerFactory loggers)
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly ILogger _unstructured = loggers.CreateLogger("Aspire.Hosting.Dashboard");

    public void Follow(IResource dashboard) => _ = FollowAsync(dashboard);

    private async Task FollowAsync(IResource dashboard)
    {
        try
        {
            // While the application stops, the dashboard only complains about what it lost.
            await foreach (var batch in consoleLogs.WatchAsync(dashboard).WithCancellation(lifetime.ApplicationStopping).ConfigureAwait(false))
            {
                foreach (var line in batch)
                    PassOn(line);
            }
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
        }
    }

    private void PassOn(LogLine line)
    {
        // The engine puts a time before each line.
        var start = line.Content.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || TryParse(line.Content[start..]) is not { } entry)
        {
            _unstructured.Log(line.IsErrorMessage ? LogLevel.Warning : LogLevel.Debug, "{Line}", line.Content);
            return;
        }

        const string Own = "Aspire.Dashboard.";
        var category = entry.Category.StartsWith(Own, StringComparison.Ordinal) ? entry.Category[Own.Length..] : $"ThirdParty.{entry.Category}";
        loggers.CreateLogger($"Aspire.Hosting.Dashboard.{category}").Log(entry.LogLevel, "{Message}{Exception}", entry.Message, entry.Exception is null ? "" : Environment.NewLine + entry.Exception);
    }

    private static Entry? TryParse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Entry(LogLevel LogLevel, string Category, string Message, string? Exception);
}
