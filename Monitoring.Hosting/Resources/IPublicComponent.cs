using Monitoring.Hosting.Model;

namespace Monitoring.Hosting;

/// <summary>A component that people outside the platform may reach once it is published.</summary>
public interface IPublicComponent
{
    /// <summary>Makes it reachable at a host.</summary>
    internal void ReachAt(HostName host);
}
