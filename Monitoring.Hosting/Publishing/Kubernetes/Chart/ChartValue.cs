namespace Monitoring.Hosting.Publishing.Kubernetes.Chart;

/// <summary>What a value of the chart may be; <c>values.schema.json</c> holds operators to it.</summary>
internal enum ChartValueKind
{
    /// <summary>Any text but an empty one.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>A Kubernetes quantity: <c>500m</c>, <c>10Gi</c>.</summary>
    Quantity,

    /// <summary>A Prometheus duration: <c>15d</c>, <c>2h30m</c>.</summary>
    Duration,

    /// <summary>A DNS name.</summary>
    Host,

    /// <summary>A tag, with a digest behind <c>@</c> where one is known.</summary>
    ImageTag,
}

/// <summary>A value that operators may change when they install the chart.</summary>
/// <param name="Path">Where it is in <c>values.yaml</c>, for instance <c>prometheus.image.tag</c>.</param>
/// <param name="Kind">What it may be.</param>
/// <param name="Default">What it is unless changed.</param>
/// <param name="Description">What it means, as a sentence; the comment in <c>values.yaml</c>.</param>
internal sealed record ChartValue(string Path, ChartValueKind Kind, string Default, string Description)
{
    /// <summary>The least number.</summary>
    public int? Minimum { get; init; }

    /// <summary>The template expression that stands for it.</summary>
    public string Reference => TemplateText.Reference($".Values.{Path}");
}
