using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>A component whose web interface may be guarded.</summary>
internal interface ISecured : IWorkload
{
    /// <summary>What guards it; null: nothing.</summary>
    WebSecurity? Web { get; }

    /// <summary>The endpoints that are guarded, those of sidecars included.</summary>
    IEnumerable<WorkloadEndpoint> GuardedEndpoints { get; }
}
