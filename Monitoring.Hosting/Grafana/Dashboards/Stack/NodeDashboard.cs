namespace Monitoring.Hosting.Grafana.Dashboards;

/// <summary>Is a machine the bottleneck?</summary>
internal static class NodeDashboard
{
    private const string RealDisks = "instance=~\"$instance\",fstype!~\"tmpfs|ramfs|overlay|squashfs|nsfs\"";

    /// <summary>The dashboard.</summary>
    public static Dashboard Dashboard { get; } = new("node", "Nodes", "Whether a machine is the bottleneck: processor, memory, disk, network.")
    {
        Tags = ["node"],
        Variables = [new("instance", "Node", "node_uname_info", "instance")],
        Rows = [Overview, Processor, Memory, Disk, Network],
    };

    private static Row Overview => new("Overview",
        new Stat("Nodes", "Nodes that are measured.", Unit.Count,
            new Query("""count(node_uname_info{instance=~"$instance"})""", "Nodes"))
        { Width = 4, Height = 4 },
        new Stat("Processor", "The share of processor time in use, of the busiest node.", Unit.Ratio,
            new Query("""max(1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle",instance=~"$instance"}[$__rate_interval])))""", "Busiest"))
        { Width = 4, Height = 4, Warning = 0.8, Critical = 0.95 },
        new Stat("Memory", "The share of memory in use, of the fullest node.", Unit.Ratio,
            new Query("""max(1 - node_memory_MemAvailable_bytes{instance=~"$instance"} / node_memory_MemTotal_bytes{instance=~"$instance"})""", "Fullest"))
        { Width = 4, Height = 4, Warning = 0.8, Critical = 0.95 },
        new Stat("Disk", "The share of the fullest disk in use.", Unit.Ratio,
            new Query($"max(1 - node_filesystem_avail_bytes{{{RealDisks}}} / node_filesystem_size_bytes{{{RealDisks}}})", "Fullest"))
        { Width = 4, Height = 4, Warning = 0.8, Critical = 0.9 },
        new Stat("Load", "The 5-minute load for each core, of the busiest node.", Unit.Ratio,
            new Query("""max(node_load5{instance=~"$instance"} / on (instance) count by (instance) (node_cpu_seconds_total{mode="idle",instance=~"$instance"}))""", "Busiest"))
        { Width = 4, Height = 4, Warning = 1, Critical = 2 },
        new Stat("Last start", "When a node last started.", Unit.Since,
            new Query("""max(node_boot_time_seconds{instance=~"$instance"}) * 1000""", "Start"))
        { Width = 4, Height = 4 });

    private static Row Processor => new("Processor",
        new TimeSeries("In use", "The share of processor time in use.", Unit.Ratio,
            new Query("""1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle",instance=~"$instance"}[$__rate_interval]))""", "{{instance}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("By kind", "What processors do. iowait is waiting for disks, steal is a machine that others share.", Unit.Ratio,
            new Query("""avg by (mode) (rate(node_cpu_seconds_total{mode!="idle",instance=~"$instance"}[$__rate_interval]))""", "{{mode}}"))
        { IsStacked = true },
        new TimeSeries("Load", "Processes that run or wait, on average over five minutes, for each core.", Unit.Ratio,
            new Query("""node_load5{instance=~"$instance"} / on (instance) count by (instance) (node_cpu_seconds_total{mode="idle",instance=~"$instance"})""", "{{instance}}"))
        { Warning = 1, Critical = 2 });

    private static Row Memory => new("Memory",
        new TimeSeries("Available", "Memory that programs could still get.", Unit.Bytes,
            new Query("""node_memory_MemAvailable_bytes{instance=~"$instance"}""", "{{instance}}")),
        new TimeSeries("In use", "The share of memory in use that cannot be freed.", Unit.Ratio,
            new Query("""1 - node_memory_MemAvailable_bytes{instance=~"$instance"} / node_memory_MemTotal_bytes{instance=~"$instance"}""", "{{instance}}"))
        { Warning = 0.8, Critical = 0.95 },
        new TimeSeries("Processes killed", "Processes that the kernel killed for want of memory. None should be.", Unit.Count,
            new Query("""increase(node_vmstat_oom_kill{instance=~"$instance"}[1h])""", "{{instance}}"))
        { Critical = 1 });

    private static Row Disk => new("Disk",
        new TimeSeries("Space in use", "The share of each disk in use.", Unit.Ratio,
            new Query($"1 - node_filesystem_avail_bytes{{{RealDisks}}} / node_filesystem_size_bytes{{{RealDisks}}}", "{{instance}} {{mountpoint}}"))
        { Warning = 0.8, Critical = 0.9 },
        new TimeSeries("Files in use", "The share of the files that each disk can hold.", Unit.Ratio,
            new Query($"1 - node_filesystem_files_free{{{RealDisks}}} / node_filesystem_files{{{RealDisks}}}", "{{instance}} {{mountpoint}}"))
        { Warning = 0.8, Critical = 0.9 },
        new TimeSeries("Time busy", "The share of time in which a disk had something to do.", Unit.Ratio,
            new Query("""rate(node_disk_io_time_seconds_total{instance=~"$instance"}[$__rate_interval])""", "{{instance}} {{device}}")),
        new TimeSeries("Read", "Bytes read from disks.", Unit.BytesPerSecond,
            new Query("""sum by (instance) (rate(node_disk_read_bytes_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Written", "Bytes written to disks.", Unit.BytesPerSecond,
            new Query("""sum by (instance) (rate(node_disk_written_bytes_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")));

    private static Row Network => new("Network",
        new TimeSeries("Received", "Bytes received, without the loopback.", Unit.BytesPerSecond,
            new Query("""sum by (instance) (rate(node_network_receive_bytes_total{device!="lo",instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Sent", "Bytes sent, without the loopback.", Unit.BytesPerSecond,
            new Query("""sum by (instance) (rate(node_network_transmit_bytes_total{device!="lo",instance=~"$instance"}[$__rate_interval]))""", "{{instance}}")),
        new TimeSeries("Errors", "Packets that were damaged or lost on a device.", Unit.PerSecond,
            new Query("""sum by (instance, device) (rate(node_network_receive_errs_total{instance=~"$instance"}[$__rate_interval]) + rate(node_network_transmit_errs_total{instance=~"$instance"}[$__rate_interval]))""", "{{instance}} {{device}}")));
}
