using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>A dashboard, as its author thinks of it: rows of panels over one data source that the reader chooses.</summary>
/// <param name="Uid">Names it in links; at most 40 characters.</param>
/// <param name="Title">Its title.</param>
/// <param name="Description">What question it answers.</param>
public sealed record Dashboard(string Uid, string Title, string Description)
{
    /// <summary>What the reader may choose, besides the data source.</summary>
    public IReadOnlyList<Variable> Variables { get; init; } = [];

    /// <summary>The rows, from top to bottom.</summary>
    public IReadOnlyList<Row> Rows { get; init; } = [];

    /// <summary>Words to find it by, besides <c>monitoring</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>How much of the past it shows. Default: 3 hours.</summary>
    public Duration Range { get; init; } = Duration.Hours(3);

    /// <summary>How often it is drawn anew. Default: 30 seconds, two scrapes.</summary>
    public Duration Refresh { get; init; } = Duration.Seconds(30);

    /// <summary>All panels.</summary>
    public IEnumerable<Panel> Panels => Rows.SelectMany(row => row.Panels);
}

/// <summary>Panels under a heading.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Panels">The panels, from left to right; they wrap where the row is full.</param>
public sealed record Row(string Title, params IReadOnlyList<Panel> Panels)
{
    /// <summary>Whether the reader has to open it. Default: no.</summary>
    public bool IsCollapsed { get; init; }
}

/// <summary>Something the reader chooses: the values of a label.</summary>
/// <param name="Name">Its name in queries: <c>$name</c>.</param>
/// <param name="Label">What the reader sees.</param>
/// <param name="Metric">The metric, with a selector if need be, whose label gives the values.</param>
/// <param name="ValuesOf">The label.</param>
public sealed record Variable(string Name, string Label, string Metric, string ValuesOf);
