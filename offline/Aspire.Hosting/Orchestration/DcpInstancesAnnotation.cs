using System.Collections.Immutable;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Orchestration;

/// <summary>
/// The names under which the engine knows a resource: one per replica, each with a random suffix, so that they are unique on the
/// machine. They are the resource ids of notifications and logs.
/// </summary>
internal sealed class DcpInstancesAnnotation(ImmutableArray<DcpInstance> instances) : IResourceAnnotation
{
    public ImmutableArray<DcpInstance> Instances { get; } = instances;
}

internal sealed record DcpInstance(string Name, string Suffix, int Index);
