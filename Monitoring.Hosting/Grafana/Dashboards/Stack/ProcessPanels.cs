namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>What every process written in Go says of itself.</summary>
internal static class ProcessPanels
{
    /// <summary>A row of panels.</summary>
    /// <param name="selector">Which processes, as label matchers.</param>
    public static Row Row(string selector) => new("Process",
        new TimeSeries("Processor", "Cores in use.", Unit.Count,
            new Query($"rate(process_cpu_seconds_total{{{selector}}}[$__rate_interval])", "{{instance}}")),
        new TimeSeries("Memory", "Memory of the machine in use.", Unit.Bytes,
            new Query($"process_resident_memory_bytes{{{selector}}}", "{{instance}}")),
        new TimeSeries("Open files", "Open files and connections, as a share of what the process may have.", Unit.Ratio,
            new Query($"process_open_fds{{{selector}}} / process_max_fds{{{selector}}}", "{{instance}}"))
        { Warning = 0.7, Critical = 0.9 })
    {
        IsCollapsed = true,
    };
}
