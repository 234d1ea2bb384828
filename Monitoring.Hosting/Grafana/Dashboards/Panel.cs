namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>What a panel's numbers are, as Grafana names them.</summary>
public enum Unit
{
    /// <summary>A count.</summary>
    Count,

    /// <summary>0 to 1, shown as 0 to 100 %.</summary>
    Ratio,

    /// <summary>Seconds.</summary>
    Seconds,

    /// <summary>Bytes, in powers of 1024.</summary>
    Bytes,

    /// <summary>Bytes a second.</summary>
    BytesPerSecond,

    /// <summary>Something a second.</summary>
    PerSecond,

    /// <summary>Requests a second.</summary>
    RequestsPerSecond,

    /// <summary>A time, in seconds since 1970; shown as how long ago that is.</summary>
    Since,

    /// <summary>0 or 1, shown as no or yes.</summary>
    YesNo,
}

/// <summary>A panel.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Description">What it shows, and what is good or bad about it.</param>
/// <param name="Unit">What its numbers are.</param>
/// <param name="Queries">What it shows.</param>
public abstract record Panel(string Title, string Description, Unit Unit, params IReadOnlyList<Query> Queries)
{
    /// <summary>The width, of 24. Default: 8, three beside each other.</summary>
    public int Width { get; init; } = 8;

    /// <summary>The height, in steps of 30 pixels. Default: 8.</summary>
    public int Height { get; init; } = 8;

    /// <summary>The value from which on it is a warning; null: none is.</summary>
    public double? Warning { get; init; }

    /// <summary>The value from which on it is critical; null: none is.</summary>
    public double? Critical { get; init; }

    /// <summary>Whether small values are the bad ones. Default: large ones are.</summary>
    public bool IsLowBad { get; init; }
}

/// <summary>Values over time.</summary>
/// <inheritdoc cref="Panel" path="/param" />
public sealed record TimeSeries(string Title, string Description, Unit Unit, params IReadOnlyList<Query> Queries)
    : Panel(Title, Description, Unit, Queries)
{
    /// <summary>Whether series are put on top of each other. Default: no.</summary>
    public bool IsStacked { get; init; }
}

/// <summary>The newest value, in large.</summary>
/// <inheritdoc cref="Panel" path="/param" />
public sealed record Stat(string Title, string Description, Unit Unit, params IReadOnlyList<Query> Queries)
    : Panel(Title, Description, Unit, Queries);

/// <summary>The newest values, a row each with the labels as columns.</summary>
/// <inheritdoc cref="Panel" path="/param" />
public sealed record Table(string Title, string Description, Unit Unit, params IReadOnlyList<Query> Queries)
    : Panel(Title, Description, Unit, Queries);

/// <summary>A PromQL query. <c>$__rate_interval</c> is at least four scrapes.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Legend">The name of each series, with labels as <c>{{label}}</c>.</param>
public sealed record Query(string Expression, string Legend)
{
    /// <summary>Whether points that lead to traces belong beside the values: buckets are what carries exemplars.</summary>
    internal bool ShowsExemplars => Expression.StartsWith("histogram_quantile(", StringComparison.Ordinal);
}
