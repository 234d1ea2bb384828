using System.Text;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Secret = Aspire.Hosting.Kubernetes.Resources.Secret;

namespace Monitoring.Hosting.Publishing.Kubernetes.Objects;

/// <summary>The ConfigMaps of folders of generated files; Secrets where they are confidential.</summary>
internal static class FolderObjects
{
    /// <summary>The API server takes 1 MiB at most: 900 KiB leave room for names and metadata.</summary>
    public static readonly ByteSize Capacity = new(900 << 10);

    /// <summary>The objects of all folders of a workload.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering) =>
        from container in rendering.Workload.Containers
        from folder in container.Config
        from entry in Parts(folder).Index()
        select Create(rendering, KubernetesNames.Folder(rendering.Name, container, folder, entry.Index), folder, entry.Item);

    /// <summary>The texts of a folder, divided so that each part fits into one object.</summary>
    public static IReadOnlyList<IReadOnlyList<TextFile>> Parts(ConfigFolder folder)
    {
        List<List<TextFile>> parts = [];
        long free = 0;
        foreach (var file in folder.Files.OfType<TextFile>())
        {
            var size = SizeOf(file).Bytes;
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

    /// <summary>What a file takes of it.</summary>
    public static ByteSize SizeOf(TextFile file) => new(Encoding.UTF8.GetByteCount(file.Text));

    private static BaseKubernetesResource Create(WorkloadRendering rendering, string name, ConfigFolder folder, IReadOnlyList<TextFile> files)
    {
        var texts = files.Select(file => KeyValuePair.Create(file.Name, Template(rendering, file)));
        return folder.IsConfidential
            ? new Secret { Metadata = rendering.Metadata(name), StringData = { texts } }
            : new ConfigMap { Metadata = rendering.Metadata(name), Data = { texts } };
    }

    // References go in last: until then, marks of a range that Unicode keeps free stand for them.
    private static string Template(WorkloadRendering rendering, TextFile file)
    {
        List<Tunable> tunables = [];
        var text = TemplateText.Literal(file.Render(tunable =>
        {
            tunables.Add(tunable);
            return Mark(tunables.Count - 1);
        }));
        return tunables.Index().Aggregate(text, (current, entry) => current.Replace(Mark(entry.Index), rendering.Reference(entry.Item), StringComparison.Ordinal));
    }

    private static string Mark(int index) => $"\uE000{index}\uE001";
}
