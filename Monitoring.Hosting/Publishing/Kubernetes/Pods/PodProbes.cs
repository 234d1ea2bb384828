using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>The probes of a container.</summary>
internal static class PodProbes
{
    private const int PeriodSeconds = 10;
    private const int TimeoutSeconds = 5;
    private const int ReadinessFailures = 3;

    // A minute: whoever restarts a busy program makes it busier.
    private const int LivenessFailures = 6;

    /// <summary>Liveness does not count before this has succeeded once. It asks the same: a program that replays its log is alive, and
    /// must not be killed for taking its time.</summary>
    public static ProbeV1? Startup(ContainerSpec container) => container.Probes is { Liveness: not null } probes
        ? Create(container, Alive(probes), failures: (int)Math.Ceiling(probes.StartupAllowance.TotalSeconds / PeriodSeconds))
        : null;

    /// <summary>Whether it gets work.</summary>
    public static ProbeV1? Readiness(ContainerSpec container) => container.Probes is { } probes ? Create(container, probes.Readiness, ReadinessFailures) : null;

    /// <summary>Whether it is left to run.</summary>
    public static ProbeV1? Liveness(ContainerSpec container) => container.Probes is { Liveness: not null } probes ? Create(container, Alive(probes), LivenessFailures) : null;

    // A program that is not ready because another one is gone must not be restarted for it: to be alive, it need only accept connections.
    private static Probe Alive(Probes probes) => probes.Liveness is HttpProbe http && http == probes.Readiness
        ? new TcpProbe(http.Port, Send: "", Expect: "")
        : probes.Liveness!;

    // The kubelet has no password to show: where one is asked for, it finds out no more than whether connections are accepted.
    private static ProbeV1 Create(ContainerSpec container, Probe probe, int failures)
    {
        var http = container.Access?.BasicAuth is null ? probe as HttpProbe : null;
        var exec = probe as ExecProbe;
        return new()
        {
            Exec = exec is null ? null : new() { Command = { exec.Command } },
            HttpGet = http is null ? null : new() { Path = http.Path, Port = http.Port.Name, Scheme = http.Port.Scheme.ToUpperInvariant() },
            TcpSocket = http is null && exec is null ? new() { Port = probe.Port.Number } : null,
            PeriodSeconds = PeriodSeconds,
            TimeoutSeconds = TimeoutSeconds,
            FailureThreshold = failures,
        };
    }
}
