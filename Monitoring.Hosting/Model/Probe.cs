namespace Monitoring.Hosting.Model;

/// <summary>How the platform finds out whether a container works.</summary>
/// <param name="Port">The port to ask.</param>
public abstract record Probe(Port Port);

/// <summary>GET must answer with 2xx, asked with what <see cref="ContainerSpec.Access"/> demands.</summary>
/// <param name="Port">The port to ask.</param>
/// <param name="Path">The absolute path, for instance <c>/-/ready</c>.</param>
public sealed record HttpProbe(Port Port, string Path) : Probe(Port);

/// <summary>A connection must be accepted; where the renderer can, it also sends a line and expects an answer.</summary>
/// <param name="Port">The port to ask.</param>
/// <param name="Send">What to send, for instance <c>version\r\n</c>.</param>
/// <param name="Expect">How the answer must begin.</param>
public sealed record TcpProbe(Port Port, string Send, string Expect) : Probe(Port);

/// <summary>A program in the container must end without an error.</summary>
/// <param name="Port">The port that it asks.</param>
/// <param name="Command">The program and its arguments.</param>
public sealed record ExecProbe(Port Port, params IReadOnlyList<string> Command) : Probe(Port);

/// <summary>The probes of a container.</summary>
/// <param name="Readiness">Whether it can be sent work. Also its health in a local run.</param>
/// <param name="Liveness">Whether it must be restarted; null: never.</param>
public sealed record Probes(Probe Readiness, Probe? Liveness = null)
{
    /// <summary>How long the start may take before liveness counts; WAL replay of a large Prometheus takes minutes. Default: one minute.</summary>
    public TimeSpan StartupAllowance { get; init; } = TimeSpan.FromMinutes(1);
}
