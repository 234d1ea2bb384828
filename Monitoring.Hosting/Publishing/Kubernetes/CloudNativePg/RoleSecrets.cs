using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Postgres;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Secret = Aspire.Hosting.Kubernetes.Resources.Secret;

namespace Monitoring.Hosting.Publishing.Kubernetes.CloudNativePg;

/// <summary>The Secrets with the roles' names and passwords, as the operator wants them: one for each.</summary>
internal static class RoleSecrets
{
    // With this label, the operator notices that a password has changed.
    private const string ReloadLabel = "cnpg.io/reload";

    /// <summary>The Secrets.</summary>
    public static IEnumerable<BaseKubernetesResource> Create(WorkloadRendering rendering, PostgresCluster cluster) => cluster.Databases
        .Select(database => Create(rendering, database.Name, database.Password))
        .Append(Create(rendering, PostgresSpec.Monitor, cluster.MonitorPassword));

    /// <summary>The name of what belongs to a role.</summary>
    public static string NameOf(WorkloadRendering rendering, string role) => $"{rendering.Name}-{role.Replace('_', '-').ToLowerInvariant()}";

    private static Secret Create(WorkloadRendering rendering, string role, Model.Secret password)
    {
        var secret = new Secret
        {
            Metadata = rendering.Metadata(NameOf(rendering, role)),
            Type = "kubernetes.io/basic-auth",
            StringData = { ["username"] = role, ["password"] = ChartValues.Secret(rendering.Name, password) },
        };
        secret.Metadata.Labels[ReloadLabel] = "true";
        return secret;
    }
}
