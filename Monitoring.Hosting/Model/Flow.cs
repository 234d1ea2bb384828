namespace Monitoring.Hosting.Model;

/// <summary>Why a component connects to another.</summary>
public enum FlowKind
{
    /// <summary>It needs the other to do its work, and starts after it.</summary>
    Uses,

    /// <summary>It works without the other: scraping, delivering alerts, gossip.</summary>
    Reaches,
}

/// <summary>
/// One component connects to another. Recorded by the call that also writes the configuration, so the two cannot disagree;
/// start order, network policies and security groups are derived from flows.
/// </summary>
/// <param name="From">Who connects.</param>
/// <param name="To">What it connects to.</param>
/// <param name="Kind">Why.</param>
public sealed record Flow(IWorkload From, Endpoint To, FlowKind Kind);
