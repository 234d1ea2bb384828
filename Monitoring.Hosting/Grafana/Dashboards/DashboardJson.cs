using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>The file that Grafana reads. The same dashboard gives the same bytes, always.</summary>
public static class DashboardJson
{
    // What Grafana 10.0 writes; later versions bring it up to date when they read it.
    private const int SchemaVersion = 38;

    private const int SharedCrosshair = 1;

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Renders a dashboard.</summary>
    /// <param name="dashboard">The dashboard.</param>
    public static string Render(Dashboard dashboard)
    {
        ArgumentNullException.ThrowIfNull(dashboard);
        return new JsonObject
        {
            ["uid"] = dashboard.Uid,
            ["title"] = dashboard.Title,
            ["description"] = dashboard.Description,
            ["tags"] = new JsonArray([.. dashboard.Tags.Prepend("monitoring").Select(tag => (JsonNode)tag)]),
            ["editable"] = false,
            ["graphTooltip"] = SharedCrosshair,
            ["refresh"] = dashboard.Refresh.ToString(),
            ["schemaVersion"] = SchemaVersion,
            ["time"] = new JsonObject { ["from"] = $"now-{dashboard.Range}", ["to"] = "now" },
            ["timezone"] = "browser",
            ["links"] = new JsonArray(OtherDashboards()),
            ["templating"] = new JsonObject { ["list"] = VariableJson.Render(dashboard.Variables) },
            ["panels"] = PanelLayout.Render(dashboard.Rows),
        }.ToJsonString(Format) + "\n";
    }

    private static JsonObject OtherDashboards() => new()
    {
        ["type"] = "dashboards",
        ["title"] = "Dashboards",
        ["tags"] = new JsonArray("monitoring"),
        ["asDropdown"] = true,
        ["includeVars"] = false,
        ["keepTime"] = true,
        ["targetBlank"] = false,
    };
}
