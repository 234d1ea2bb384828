using System.Text.Json.Nodes;

namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>A panel as Grafana stores it.</summary>
internal static class PanelJson
{
    /// <summary>Renders a panel.</summary>
    public static JsonObject Render(Panel panel, int id, JsonObject position) => new()
    {
        ["id"] = id,
        ["type"] = Type(panel),
        ["title"] = panel.Title,
        ["description"] = panel.Description,
        ["datasource"] = VariableJson.DataSourceReference(),
        ["gridPos"] = position,
        ["targets"] = new JsonArray([.. panel.Queries.Select((query, index) => Target(panel, query, index))]),
        ["fieldConfig"] = new JsonObject { ["defaults"] = Defaults(panel), ["overrides"] = new JsonArray() },
        ["options"] = Options(panel),
        ["transformations"] = Transformations(panel),
    };

    private static string Type(Panel panel) => panel switch
    {
        TimeSeries => "timeseries",
        Stat => "stat",
        Table => "table",
        _ => throw new ArgumentException($"{panel.GetType().Name} is no kind of panel.", nameof(panel)),
    };

    private static JsonObject Target(Panel panel, Query query, int index)
    {
        var isNewestOnly = panel is not TimeSeries;
        var target = new JsonObject
        {
            ["refId"] = ((char)('A' + index)).ToString(),
            ["datasource"] = VariableJson.DataSourceReference(),
            ["editorMode"] = "code",
            ["expr"] = query.Expression,
            ["legendFormat"] = query.Legend,
            ["format"] = panel is Table ? "table" : "time_series",
            ["instant"] = isNewestOnly,
            ["range"] = !isNewestOnly,
        };
        if (panel is TimeSeries && query.ShowsExemplars)
        {
            target["exemplar"] = true;
        }

        return target;
    }

    private static JsonObject Defaults(Panel panel)
    {
        var defaults = new JsonObject
        {
            ["unit"] = panel.Unit switch
            {
                Unit.Count => "short",
                Unit.Ratio => "percentunit",
                Unit.Seconds => "s",
                Unit.Bytes => "bytes",
                Unit.BytesPerSecond => "binBps",
                Unit.PerSecond => "ops",
                Unit.RequestsPerSecond => "reqps",
                Unit.Since => "dateTimeFromNow",
                Unit.YesNo => "bool_yes_no",
                _ => throw new ArgumentException($"{panel.Unit} is no unit.", nameof(panel)),
            },
            ["color"] = new JsonObject { ["mode"] = panel is TimeSeries ? "palette-classic" : "thresholds" },
            ["thresholds"] = new JsonObject { ["mode"] = "absolute", ["steps"] = Steps(panel) },
            ["mappings"] = new JsonArray(),
        };
        if (panel is TimeSeries series)
        {
            defaults["min"] = panel is { IsLowBad: true, Critical: <= 0 } ? null : 0;
            defaults["custom"] = Lines(series);
        }

        return defaults;
    }

    private static JsonArray Steps(Panel panel)
    {
        var steps = panel.IsLowBad
            ? new (string Color, double? From)[] { ("red", null), ("orange", panel.Critical), ("green", panel.Warning ?? panel.Critical) }
            : [("green", null), ("orange", panel.Warning), ("red", panel.Critical)];
        return new JsonArray([.. steps
            .Where((step, index) => index == 0 || step.From is not null)
            .GroupBy(step => step.From)
            .Select(same => new JsonObject { ["color"] = same.Last().Color, ["value"] = same.Key })]);
    }

    private static JsonObject Lines(TimeSeries series) => new()
    {
        ["drawStyle"] = "line",
        ["lineWidth"] = 1,
        ["fillOpacity"] = series.IsStacked ? 30 : 5,
        ["showPoints"] = "never",
        ["spanNulls"] = false,
        ["stacking"] = new JsonObject { ["mode"] = series.IsStacked ? "normal" : "none" },
        ["thresholdsStyle"] = new JsonObject { ["mode"] = series.Warning is null && series.Critical is null ? "off" : "dashed" },
    };

    private static JsonObject Options(Panel panel) => panel switch
    {
        TimeSeries => new JsonObject
        {
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        },
        Stat => new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["calcs"] = new JsonArray("lastNotNull"), ["fields"] = "", ["values"] = false },
            ["colorMode"] = "value",
            ["graphMode"] = "none",
            ["justifyMode"] = "auto",
            ["orientation"] = "auto",
            ["textMode"] = "auto",
        },
        _ => new JsonObject { ["showHeader"] = true, ["cellHeight"] = "sm" },
    };

    private static JsonArray Transformations(Panel panel) => panel is not Table ? [] : new JsonArray(
        new JsonObject { ["id"] = "organize", ["options"] = new JsonObject { ["excludeByName"] = new JsonObject { ["Time"] = true } } });
}
