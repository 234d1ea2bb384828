using System.Text;
using System.Text.Json.Nodes;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

/// <summary>What ConfigMaps and Secrets hold, also those that an operator makes from an object of the chart.</summary>
internal static class ConfigData
{
    /// <summary>What CloudNativePG writes into the Secret <c>{cluster}-app</c>.</summary>
    private static readonly string[] DatabaseKeys = ["username", "user", "password", "dbname", "host", "port", "uri", "jdbc-uri", "fqdn-uri", "fqdn-jdbc-uri", "pgpass"];

    private static readonly string[] CertificateKeys = ["tls.crt", "tls.key", "ca.crt"];

    /// <summary>The entries of a ConfigMap or Secret; null when neither the chart nor an operator makes it.</summary>
    public static IReadOnlyDictionary<string, string>? Find(Cluster cluster, string kind, string namespaceName, string name) =>
        cluster.Find(kind, namespaceName, name) is { } item ? Entries(item.Json)
        : kind == "Secret" ? Generated(cluster, namespaceName, name)?.ToDictionary(key => key, _ => "generated")
        : name == "kube-root-ca.crt" ? new Dictionary<string, string> { ["ca.crt"] = "" }
        : null;

    private static Dictionary<string, string> Entries(JsonObject json) => json.Texts("data")
        .Select(entry => (entry.Key, Value: json.Text("kind") == "Secret" ? Encoding.UTF8.GetString(Convert.FromBase64String(entry.Value)) : entry.Value))
        .Concat(json.Texts("stringData").Select(entry => (entry.Key, entry.Value)))
        .Concat(json.Texts("binaryData").Select(entry => (entry.Key, entry.Value)))
        .ToDictionary(entry => entry.Key, entry => entry.Value);

    private static IEnumerable<string>? Generated(Cluster cluster, string namespaceName, string name) => cluster.Objects
        .Where(item => item.Namespace == namespaceName)
        .Select(item => item.Kind switch
        {
            "ExternalSecret" when (item.Json.Text("spec/target/name") ?? item.Name) == name =>
                item.Json.At("spec/target/template/data") is JsonObject template ? template.Select(entry => entry.Key) : item.Json.Items("spec/data").Select(entry => entry.Text("secretKey") ?? ""),
            "Certificate" when item.Json.Text("spec/secretName") == name => CertificateKeys,
            "Cluster" when name == $"{item.Name}-app" || name == $"{item.Name}-superuser" => DatabaseKeys,
            "Cluster" when name == $"{item.Name}-ca" => CertificateKeys,
            _ => null,
        })
        .FirstOrDefault(keys => keys is not null);
}
