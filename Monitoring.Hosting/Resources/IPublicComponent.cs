using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>A component that people outside the platform may reach once it is published.</summary>
public interface IPublicComponent
{
    /// <summary>Who logs in to it when it is new; null: it asks nobody who they are.</summary>
    internal BasicAuth? FirstLogin { get; }

    /// <summary>Makes it reachable at a host.</summary>
    internal void ReachAt(HostName host);
}
