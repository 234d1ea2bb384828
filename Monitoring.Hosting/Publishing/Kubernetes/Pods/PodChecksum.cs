using System.Security.Cryptography;
using System.Text;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>Makes pods follow changes of files that their programs do not notice: another checksum is another pod.</summary>
internal static class PodChecksum
{
    /// <summary>The annotation; none when there are no such files.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(Workload workload)
    {
        var text = string.Concat(workload.Containers
            .SelectMany(container => container.Config)
            .Where(folder => !folder.IsWatched)
            .SelectMany(folder => folder.Files.Select(file => $"{folder.Path}/{file.Name}\n{TextOf(file)}")));
        return text.Length == 0 ? [] : [new("checksum/config", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))];
    }

    // What a secret holds is nobody's business: which one it is counts.
    private static string TextOf(ConfigFile file) => file switch
    {
        TextFile text => text.Text,
        SecretFile secret => secret.Secret.Name,
        _ => throw new InvalidOperationException($"{file.GetType().Name} is no kind of file."),
    };
}
