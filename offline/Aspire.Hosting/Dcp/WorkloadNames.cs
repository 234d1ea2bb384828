using System.Security.Cryptography;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Orchestration;

namespace Aspire.Hosting.Dcp;

/// <summary>Names that are unique on the machine, or, for containers that outlive the run, the same in every run.</summary>
internal sealed class WorkloadNames(string applicationName, string applicationHash)
{
    private const int SuffixLength = 8;

    public List<Workload> Workloads(IResource resource)
    {
        if (!resource.TryGetLastAnnotation<DcpInstancesAnnotation>(out var known))
        {
            var count = resource is ProjectResource ? resource.GetReplicaCount() : 1;
            known = new DcpInstancesAnnotation([.. Enumerable.Range(0, count).Select(index => Instance(resource, index))]);
            resource.Annotations.Add(known);
        }

        return [.. known.Instances.Select(instance => new Workload(resource, instance))];
    }

    public NetworkSpec Network(bool persistent)
    {
        var application = new string([.. WithoutAppHost(applicationName).Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.').Take(32)]);
        var name = persistent ? $"aspire-persistent-network-{ApplicationSuffix}" : $"aspire-session-network-{RandomSuffix()}";
        return new NetworkSpec(application.Length == 0 ? name : $"{name}-{application}", persistent ? true : null);
    }

    public static bool IsPersistent(IResource resource) =>
        resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime) && lifetime.Lifetime == ContainerLifetime.Persistent;

    private string ApplicationSuffix => applicationHash[..SuffixLength].ToLowerInvariant();

    private DcpInstance Instance(IResource resource, int index)
    {
        var suffix = IsPersistent(resource) ? ApplicationSuffix : RandomSuffix();
        var name = resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var given) ? given.Name : $"{resource.Name}-{suffix}";
        return new DcpInstance(name, suffix, index);
    }

    private static string RandomSuffix() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", SuffixLength);

    private static string WithoutAppHost(string name) =>
        name.EndsWith("AppHost", StringComparison.OrdinalIgnoreCase) && name.Length > "AppHost".Length
            ? name[..^"AppHost".Length].TrimEnd('.')
            : name;
}
