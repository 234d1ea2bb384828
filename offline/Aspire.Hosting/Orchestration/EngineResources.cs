using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting.Orchestration;

/// <summary>The resources that the engine runs, and the names it knows them by.</summary>
internal static class EngineResources
{
    private const int SuffixLength = 8;

    // The name of one instance is unique on the machine with high probability.
    private static readonly GenerateParameterDefault Suffix =
        new() { MinLength = SuffixLength, Upper = false, Numeric = false, Special = false };

    public static bool RunsInEngine(this IResource resource) =>
        resource.IsContainer() || resource is ExecutableResource or ProjectResource;

    /// <summary>Before any code of the application asks for notifications or logs: they are kept under these names.</summary>
    public static void AssignInstances(DistributedApplicationModel model, IConfiguration configuration)
    {
        foreach (var resource in model.Resources.Where(r => r.RunsInEngine() && !r.HasAnnotationOfType<DcpInstancesAnnotation>()))
        {
            var instances = Enumerable.Range(0, resource.GetReplicaCount()).Select(i => Instance(resource, i, configuration));
            resource.Annotations.Add(new DcpInstancesAnnotation([.. instances]));
        }
    }

    public static string RandomSuffix() => Suffix.GetDefaultValue();

    public static string SuffixOfApplication(IConfiguration configuration) =>
        configuration["AppHost:Sha256"]![..SuffixLength].ToLowerInvariant();

    private static DcpInstance Instance(IResource resource, int index, IConfiguration configuration)
    {
        // What outlives a run must have the same name in the next one.
        var persistent = resource.TryGetLastAnnotation<ContainerLifetimeAnnotation>(out var lifetime)
            && lifetime.Lifetime == ContainerLifetime.Persistent;
        var suffix = persistent ? SuffixOfApplication(configuration) : RandomSuffix();
        var name = resource.TryGetLastAnnotation<ContainerNameAnnotation>(out var given)
            ? given.Name
            : string.Join('-', ((string?[])[resource.Name, suffix, configuration["DcpPublisher:ResourceNameSuffix"]]).Where(p => !string.IsNullOrWhiteSpace(p)));
        return new DcpInstance(name, suffix, index);
    }
}
