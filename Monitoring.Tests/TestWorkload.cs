using Monitoring.Hosting.Model;

namespace Monitoring.Tests;

/// <summary>A component that only lends its name and replicas to endpoints.</summary>
public sealed record TestWorkload(string Name, Replication Replication, bool IsEnabled = true) : IWorkload
{
    /// <summary>One of its ports.</summary>
    public WorkloadEndpoint Endpoint(Port port) => new(this, Name, port);
}
