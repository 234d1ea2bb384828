using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Kubernetes.Extensions;
using Aspire.Hosting.Kubernetes.Resources;

namespace Aspire.Hosting.Kubernetes.Publishing;

/// <summary>The names of a resource's objects.</summary>
internal static class ObjectNames
{
    public static string Deployment(string resource) => $"{resource.ToLowerInvariant()}-deployment";

    public static string StatefulSet(string resource) => $"{resource.ToLowerInvariant()}-statefulset";

    public static string Service(string resource) => $"{resource.ToLowerInvariant()}-service";

    public static string ConfigMap(string resource) => $"{resource.ToLowerInvariant()}-config";

    public static string Secret(string resource) => $"{resource.ToLowerInvariant()}-secrets";
}

/// <summary>The objects of a resource, before anybody changes them.</summary>
internal static class DefaultObjects
{
    public static void Make(KubernetesResource target)
    {
        // Whoever has a connection string is taken for a store.
        target.Workload = target.Target is IResourceWithConnectionString ? StatefulSet(target) : Deployment(target);
        target.ConfigMap = ConfigMap(target);
        target.Secret = Secret(target);
        target.Service = Service(target);
    }

    private static Deployment Deployment(KubernetesResource target) => new()
    {
        Metadata = { Name = ObjectNames.Deployment(target.Name), Labels = Labels(target) },
        Spec =
        {
            Template = Pod(target),
            Selector = new(Labels(target)),
            Replicas = target.Target.GetReplicaCount(),
            Strategy = new() { Type = "RollingUpdate", RollingUpdate = new() { MaxSurge = 1, MaxUnavailable = 1 } },
        },
    };

    private static StatefulSet StatefulSet(KubernetesResource target) => new()
    {
        Metadata = { Name = ObjectNames.StatefulSet(target.Name), Labels = Labels(target) },
        Spec = { Template = Pod(target), Selector = new(Labels(target)), Replicas = target.Target.GetReplicaCount() },
    };

    private static PodTemplateSpecV1 Pod(KubernetesResource target)
    {
        var pod = new PodTemplateSpecV1 { Metadata = { Labels = Labels(target) }, Spec = { Containers = { Container(target) } } };
        pod.Spec.Volumes.AddRange(target.Inputs.Volumes.Select(volume => new VolumeV1 { Name = volume.Name, EmptyDir = new() }));
        return pod;
    }

    private static ContainerV1 Container(KubernetesResource target)
    {
        var inputs = target.Inputs;
        var container = new ContainerV1 { Name = target.Name, Image = Image(target), ImagePullPolicy = "IfNotPresent" };
        if (target.Target is ContainerResource { Entrypoint: { } entrypoint })
            container.Command.Add(entrypoint);
        container.Args.AddRange(inputs.Args);
        if (inputs.Environment.Count > 0)
            container.EnvFrom.Add(new() { ConfigMapRef = new() { Name = ObjectNames.ConfigMap(target.Name) } });
        if (inputs.Secrets.Count > 0)
            container.EnvFrom.Add(new() { SecretRef = new() { Name = ObjectNames.Secret(target.Name) } });
        container.Ports.AddRange(Ports(target).Select(endpoint =>
            new ContainerPortV1 { Name = endpoint.Name, Protocol = endpoint.Protocol, ContainerPort = new(endpoint.Port.ToScalar()) }));
        container.VolumeMounts.AddRange(inputs.Volumes);
        foreach (var (type, probe) in inputs.Probes)
        {
            _ = type switch
            {
                ProbeType.Startup => container.StartupProbe = probe,
                ProbeType.Readiness => container.ReadinessProbe = probe,
                _ => container.LivenessProbe = probe,
            };
        }

        return container;
    }

    private static string Image(KubernetesResource target)
    {
        if (target.Target is not ProjectResource && target.Target.TryGetContainerImageName(out var image))
            return image;

        // Built when the application is deployed, which fills the value in.
        var key = $"{HelmExpressions.Key(target.Name)}_image";
        var value = new HelmValue(HelmExpressions.Reference(HelmExpressions.Parameters, target.Name, key), $"{target.Name}:latest");
        target.Inputs.Parameters[key] = value;
        return value.ToScalar();
    }

    private static ConfigMap? ConfigMap(KubernetesResource target)
    {
        if (target.Inputs.Environment.Count == 0)
            return null;

        var map = new ConfigMap { Metadata = { Name = ObjectNames.ConfigMap(target.Name), Labels = Labels(target) } };
        Fill(map.Data, target.Inputs.Environment);
        return map;
    }

    private static Secret? Secret(KubernetesResource target)
    {
        if (target.Inputs.Secrets.Count == 0)
            return null;

        var secret = new Secret { Metadata = { Name = ObjectNames.Secret(target.Name), Labels = Labels(target) } };
        Fill(secret.StringData, target.Inputs.Secrets);
        return secret;
    }

    // Of names that differ in case only, the first counts.
    private static void Fill(Dictionary<string, string> data, OrderedDictionary<string, HelmValue> values)
    {
        foreach (var (name, value) in values.DistinctBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase))
            data[name] = value.ToData();
    }

    private static Service? Service(KubernetesResource target)
    {
        if (target.Inputs.Endpoints.Count == 0)
            return null;

        var service = new Service
        {
            Metadata = { Name = ObjectNames.Service(target.Name), Labels = Labels(target) },
            Spec = { Selector = Labels(target), Type = "ClusterIP" },
        };
        service.Spec.Ports.AddRange(Ports(target).Select(endpoint => new ServicePortV1
        {
            Name = endpoint.Name,
            Protocol = endpoint.Protocol,
            Port = new((endpoint.ServicePort ?? endpoint.Port).ToScalar()),
            TargetPort = new(endpoint.Port.ToScalar()),
        }));
        return service;
    }

    private static IEnumerable<EndpointMapping> Ports(KubernetesResource target) =>
        target.Inputs.Endpoints.Values.DistinctBy(endpoint => (endpoint.Port.Text ?? endpoint.Port.ToScalar(), endpoint.Protocol));

    private static Dictionary<string, string> Labels(KubernetesResource target) => new(target.Inputs.Labels);
}
