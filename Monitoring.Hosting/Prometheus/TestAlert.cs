using System.Globalization;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Prometheus;

/// <summary>An alert that fires at once and ends by itself: it shows that notifications arrive.</summary>
/// <param name="Until">When it ends.</param>
public sealed record TestAlert(DateTimeOffset Until)
{
    /// <summary>The alert's name.</summary>
    public const string Name = "MonitoringTestAlert";

    /// <summary>The file that holds it, among the rules.</summary>
    internal const string FileName = "monitoring-test-alert.yml";

    // Shorter than the stack's own interval: somebody is waiting for it.
    private static readonly Duration Interval = Duration.Seconds(5);

    internal TextFile ToFile() => new(FileName, new YamlMap
    {
        ["groups"] = new[]
        {
            new YamlMap
            {
                ["name"] = "test-alert",
                ["interval"] = Interval,
                ["rules"] = new[]
                {
                    new YamlMap
                    {
                        ["alert"] = Name,
                        ["expr"] = $"vector(time()) < {Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}",
                        ["labels"] = new YamlMap { ["severity"] = "info" },
                        ["annotations"] = new YamlMap
                        {
                            ["summary"] = "This is a test.",
                            ["description"] = $"Somebody asked for a test alert. It ends at {Until.ToString("HH:mm:ss", CultureInfo.InvariantCulture)} UTC.",
                        },
                    },
                },
            },
        },
    }.ToYaml());
}
