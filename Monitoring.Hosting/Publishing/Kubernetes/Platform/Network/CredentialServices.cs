using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;

/// <summary>Where pods with an identity of the cloud get its credentials.</summary>
internal static class CredentialServices
{
    /// <summary>The services that a workload asks; empty: it has no such identity.</summary>
    public static IEnumerable<StaticEndpoint> Of(Workload workload) =>
        workload.Containers.Select(container => container.CloudIdentity).OfType<CloudIdentity>().Distinct().SelectMany(Of);

    private static StaticEndpoint[] Of(CloudIdentity identity) => identity switch
    {
        // https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html: the agent on each node, besides the token service.
        CloudIdentity.Aws => [new("sts.amazonaws.com", 443), new("169.254.170.23", 80)],

        // https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity: one address for each of the two data planes.
        CloudIdentity.Google => [new("169.254.169.252", 988), new("169.254.169.254", 80)],
        CloudIdentity.Azure => [new("login.microsoftonline.com", 443)],
        _ => throw new ArgumentOutOfRangeException(nameof(identity), identity, "There is no such identity."),
    };
}
