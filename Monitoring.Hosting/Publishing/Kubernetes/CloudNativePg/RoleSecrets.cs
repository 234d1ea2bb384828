using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>The Secrets with the roles' names and passwords, as the operator wants them: one for each.</summary>
internal static class RoleSecrets
{
    // With this label, the operator notices that a password has changed.
    private const string ReloadLabel = "cnpg.io/reload";

    /// <summary>The Secrets.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering, PostgresCluster cluster) => cluster.Databases
        .Select(database => (Role: database.Name, database.Password))
        .Append((Role: PostgresSpec.Monitor, Password: cluster.MonitorPassword))
        .Select(role => SecretObject.Create(rendering, new(NameOf(rendering, role.Role), [("password", role.Password)])
        {
            Type = "kubernetes.io/basic-auth",
            Texts = new Dictionary<string, string> { ["username"] = role.Role },
            Labels = new Dictionary<string, string> { [ReloadLabel] = "true" },
        }));

    /// <summary>The name of what belongs to a role.</summary>
    public static string NameOf(WorkloadRendering rendering, string role) => $"{rendering.Name}-{role.Replace('_', '-').ToLowerInvariant()}";
}
