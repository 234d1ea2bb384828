using System.Text.Json.Nodes;

namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Puts panels on Grafana's grid: 24 columns, as many lines as it takes.</summary>
internal static class PanelLayout
{
    private const int Columns = 24;

    /// <summary>All panels of all rows, placed and numbered.</summary>
    public static JsonArray Render(IEnumerable<Row> rows)
    {
        var panels = new JsonArray();
        var (y, id) = (0, 1);
        foreach (var row in rows)
        {
            var heading = Heading(row, id++, y++);
            panels.Add((JsonNode)heading);
            var children = row.IsCollapsed ? heading["panels"]!.AsArray() : panels;
            y = Place(row.Panels, children, y, ref id);
        }

        return panels;
    }

    private static int Place(IReadOnlyList<Panel> panels, JsonArray into, int y, ref int id)
    {
        var (x, height) = (0, 0);
        foreach (var panel in panels)
        {
            if (x + panel.Width > Columns)
            {
                (x, y, height) = (0, y + height, 0);
            }

            into.Add((JsonNode)PanelJson.Render(panel, id++, Position(x, y, panel.Width, panel.Height)));
            (x, height) = (x + panel.Width, Math.Max(height, panel.Height));
        }

        return y + height;
    }

    private static JsonObject Heading(Row row, int id, int y) => new()
    {
        ["id"] = id,
        ["type"] = "row",
        ["title"] = row.Title,
        ["collapsed"] = row.IsCollapsed,
        ["gridPos"] = Position(0, y, Columns, 1),
        ["panels"] = new JsonArray(),
    };

    private static JsonObject Position(int x, int y, int width, int height) => new() { ["x"] = x, ["y"] = y, ["w"] = width, ["h"] = height };
}
