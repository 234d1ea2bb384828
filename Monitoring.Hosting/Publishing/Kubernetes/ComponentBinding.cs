using Aspire.Hosting.Kubernetes;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using KubernetesWorkload = Aspire.Hosting.Kubernetes.Resources.Workload;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes;

/// <summary>Hands the objects of a component to Aspire's publisher.</summary>
internal static class ComponentBinding
{
    /// <summary>
    /// Publishes a resource as these objects. App hosts may change them with <c>PublishAsKubernetesService</c> as they change the
    /// publisher's own: they are put in first, and turned into files last.
    /// </summary>
    /// <param name="builder">The resource.</param>
    /// <param name="component">The component that it is published as.</param>
    /// <param name="workload">The component's description.</param>
    /// <param name="objects">Its objects.</param>
    /// <param name="values">The chart's values.</param>
    /// <param name="hasSecrets">Whether the values of secrets are among the chart's.</param>
    public static void Bind(
        IResourceBuilder<IResource> builder, IComponent component, Workload workload, IReadOnlyList<BaseKubernetesResource> objects, ChartValues values, bool hasSecrets)
    {
        var resource = builder.Resource;
        ForgetLocalRun(resource);
        if (resource is ContainerResource)
        {
            var image = workload.Containers[0].Image;
            resource.Annotations.Add(new ContainerImageAnnotation { Registry = image.Registry, Image = image.Name, Tag = image.Tag });
        }

        if (hasSecrets)
        {
            resource.Annotations.Add(new EnvironmentCallbackAnnotation(context => AskForValues(context, component)));
        }

        resource.Annotations.Insert(0, new KubernetesServiceCustomizationAnnotation(target => Fill(target, objects)));
        resource.Annotations.Add(new KubernetesServiceCustomizationAnnotation(target => Wrap(target, resource.Name, values)));
    }

    // The publisher keeps values for secrets that it sees in the environment, and fills them in when it deploys.
    private static void AskForValues(EnvironmentCallbackContext context, IComponent component)
    {
        foreach (var (secret, parameter) in component.Secrets)
        {
            context.EnvironmentVariables[secret.Name] = parameter;
        }
    }

    // Arguments, environment and mounts are in the objects; addresses in those of a local run exist on this machine only.
    private static void ForgetLocalRun(IResource resource)
    {
        foreach (var annotation in resource.Annotations
            .Where(annotation => annotation is EnvironmentCallbackAnnotation or CommandLineArgsCallbackAnnotation or ContainerMountAnnotation)
            .ToList())
        {
            resource.Annotations.Remove(annotation);
        }
    }

    private static void Fill(KubernetesResource target, IReadOnlyList<BaseKubernetesResource> objects)
    {
        target.Workload = objects.OfType<KubernetesWorkload>().FirstOrDefault();
        target.Service = objects.OfType<Service>().FirstOrDefault();
        target.ConfigMap = objects.OfType<ConfigMap>().FirstOrDefault();
        target.Secret = objects.OfType<Secret>().FirstOrDefault();
        BaseKubernetesResource?[] inPlace = [target.Workload, target.Service, target.ConfigMap, target.Secret];
        target.AdditionalResources.AddRange(objects.Except(inPlace.OfType<BaseKubernetesResource>()));
    }

    private static void Wrap(KubernetesResource target, string owner, ChartValues values)
    {
        BaseKubernetesResource?[] inPlace = [target.Workload, target.Service, target.ConfigMap, target.Secret];
        List<ChartObject> files = [.. inPlace.OfType<BaseKubernetesResource>().Concat(target.AdditionalResources).Select(content => new ChartObject(content, owner, values))];
        if (files.GroupBy(file => file.Metadata.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new InvalidOperationException($"'{owner}' has two objects for the file {twice.Key}: one of their kind has to have another name.");
        }

        (target.Workload, target.Service, target.ConfigMap, target.Secret) = (null, null, null, null);
        target.AdditionalResources.Clear();
        target.AdditionalResources.AddRange(files);
    }
}
