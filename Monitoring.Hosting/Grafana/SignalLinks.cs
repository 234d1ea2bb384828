namespace Monitoring.Hosting.Grafana;

/// <summary>How Grafana gets from one signal to another: from a point of a panel to its trace, from a line of a log to its trace, from a span to
/// logs, metrics and profiles. The defaults are what .NET services with OpenTelemetry write.</summary>
public sealed record SignalLinks
{
    /// <summary>The name of the data source with the traces. Default: the first Tempo.</summary>
    public string? Traces { get; init; }

    /// <summary>The label of an exemplar that holds the trace's id. Default: <c>trace_id</c>, as OpenTelemetry names it.</summary>
    public string ExemplarLabel { get; init; } = "trace_id";

    /// <summary>Finds the trace's id in a line of a log: a regular expression with one group. Default: <c>TraceId</c> in any usual spelling,
    /// followed by the id.</summary>
    public string LogPattern { get; init; } = """[tT]race_?[iI]d\W+([0-9a-f]{16,32})""";

    /// <summary>The label of a line that holds the trace's id, where it is no part of the text. Default: <c>trace_id</c>, as Loki names it.</summary>
    public string LogLabel { get; init; } = "trace_id";
}
