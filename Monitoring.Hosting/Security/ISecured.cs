using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Security;

/// <summary>A component whose web interface may be guarded.</summary>
internal interface ISecured
{
    /// <summary>The endpoint that is guarded; others, such as those of sidecars, are not.</summary>
    WorkloadEndpoint Http { get; }

    /// <summary>What guards it; null: nothing.</summary>
    WebSecurity? Web { get; }
}
