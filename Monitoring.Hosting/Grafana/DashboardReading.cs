using System.Text.Json;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>A dashboard's file, read: a dashboard, or what is wrong with it.</summary>
/// <param name="Dashboard">The dashboard, when nothing is wrong.</param>
/// <param name="Findings">What is wrong.</param>
internal sealed record DashboardReading(DashboardFile? Dashboard, IReadOnlyList<Finding> Findings)
{
    // Grafana refuses longer ones (https://grafana.com/docs/grafana/latest/developers/http_api/dashboard/).
    private const int MaxUidLength = 40;

    /// <summary>Reads a file as strictly as Grafana does.</summary>
    /// <param name="path">Its path, for findings.</param>
    /// <param name="text">Its text.</param>
    public static DashboardReading Of(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var (uid, title) = (Text(document.RootElement, "uid"), Text(document.RootElement, "title"));
            IReadOnlyList<Finding> findings = [.. Missing(path, "uid", uid), .. Missing(path, "title", title), .. TooLong(path, uid)];
            return new DashboardReading(findings.Count > 0 ? null : new DashboardFile(uid!, title!, new TextFile(Path.GetFileName(path), text)), findings);
        }
        catch (JsonException broken)
        {
            return new DashboardReading(null, [Finding.Error("MON152", $"{path}:{broken.LineNumber + 1}", "This is not JSON.",
                "Correct the syntax near the line; quote names, and leave no comma behind the last item.")]);
        }
    }

    private static string? Text(JsonElement root, string key) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<Finding> Missing(string path, string key, string? value) => !string.IsNullOrWhiteSpace(value) ? [] :
        [Finding.Error("MON153", $"{path}:1", $"The dashboard has no {key}.", $"Add \"{key}\" at the top level of the file.")];

    private static IEnumerable<Finding> TooLong(string path, string? uid) => uid is null || uid.Length <= MaxUidLength ? [] :
        [Finding.Error("MON155", $"{path}:1", $"The uid '{uid}' has {uid.Length} characters.", $"Use at most {MaxUidLength}.")];
}
