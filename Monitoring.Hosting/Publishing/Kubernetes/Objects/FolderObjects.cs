using System.Text;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The ConfigMaps of folders of generated files; Secrets where they are confidential.</summary>
internal static class FolderObjects
{
    /// <summary>The API server takes 1 MiB at most: 900 KiB leave room for names and metadata.</summary>
    private static readonly ByteSize Capacity = new(900 << 10);

    /// <summary>The objects of all folders of a workload.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering) =>
        from container in rendering.Workload.Containers
        from folder in container.Config
        from entry in Parts(folder).Index()
        select Create(rendering.Metadata(KubernetesNames.Folder(rendering.Name, container, folder, entry.Index)), folder, entry.Item);

    /// <summary>The texts of a folder, divided so that each part fits into one object.</summary>
    public static IReadOnlyList<IReadOnlyList<TextFile>> Parts(ConfigFolder folder)
    {
        List<List<TextFile>> parts = [];
        long free = 0;
        foreach (var file in folder.Files.OfType<TextFile>())
        {
            var size = Encoding.UTF8.GetByteCount(file.Text);
            if (parts.Count == 0 || size > free)
            {
                parts.Add([]);
                free = Capacity.Bytes;
            }

            parts[^1].Add(file);
            free -= size;
        }

        return parts;
    }

    private static BaseKubernetesResource Create(ObjectMetaV1 metadata, ConfigFolder folder, IReadOnlyList<TextFile> files)
    {
        var texts = files.Select(file => KeyValuePair.Create(file.Name, TemplateText.Literal(file.Text)));
        return folder.IsConfidential ? new Aspire.Hosting.Kubernetes.Resources.Secret { Metadata = metadata, StringData = { texts } } : new ConfigMap { Metadata = metadata, Data = { texts } };
    }
}
