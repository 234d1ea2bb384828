using System.Text.Json.Nodes;

namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>The choices of a dashboard's reader.</summary>
internal static class VariableJson
{
    /// <summary>The variable that holds the data source.</summary>
    public const string DataSource = "datasource";

    private const int OnTimeRangeChange = 2;
    private const int Alphabetical = 1;

    /// <summary>The data source as panels and variables refer to it.</summary>
    public static JsonObject DataSourceReference() => new() { ["type"] = "prometheus", ["uid"] = $"${{{DataSource}}}" };

    /// <summary>The data source first: all others come from it.</summary>
    public static JsonArray Render(IEnumerable<Variable> variables) => new([DataSourceChoice(), .. variables.Select(LabelChoice)]);

    private static JsonObject DataSourceChoice() => new()
    {
        ["name"] = DataSource,
        ["label"] = "Data source",
        ["type"] = "datasource",
        ["query"] = "prometheus",
        ["current"] = new JsonObject(),
        ["hide"] = 0,
        ["includeAll"] = false,
        ["multi"] = false,
        ["refresh"] = 1,
        ["regex"] = "",
    };

    private static JsonObject LabelChoice(Variable variable)
    {
        var query = $"label_values({variable.Metric}, {variable.ValuesOf})";
        return new JsonObject
        {
            ["name"] = variable.Name,
            ["label"] = variable.Label,
            ["type"] = "query",
            ["datasource"] = DataSourceReference(),
            ["definition"] = query,
            ["query"] = new JsonObject { ["query"] = query, ["refId"] = variable.Name },
            ["current"] = new JsonObject { ["selected"] = true, ["text"] = new JsonArray("All"), ["value"] = new JsonArray("$__all") },
            ["hide"] = 0,
            ["includeAll"] = true,
            ["allValue"] = ".+",
            ["multi"] = true,
            ["refresh"] = OnTimeRangeChange,
            ["regex"] = "",
            ["sort"] = Alphabetical,
        };
    }
}
