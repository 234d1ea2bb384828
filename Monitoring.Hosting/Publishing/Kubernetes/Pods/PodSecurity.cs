using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Workload = Monitoring.Hosting.Model.Workload;

namespace Monitoring.Hosting.Publishing.Kubernetes.Pods;

/// <summary>Pod Security "restricted" (https://kubernetes.io/docs/concepts/security/pod-security-standards/), and a read-only root besides.</summary>
internal static class PodSecurity
{
    /// <summary>The security context of a pod: its user is that of the program.</summary>
    public static PodSecurityContextV1 OfPod(Workload workload) => new()
    {
        RunAsNonRoot = true,
        RunAsUser = UserOf(workload),
        RunAsGroup = UserOf(workload),
        FsGroup = UserOf(workload),

        // Else each start waits until the owner of every file on the disk was set again.
        FsGroupChangePolicy = "OnRootMismatch",
        SeccompProfile = new() { Type = "RuntimeDefault" },
    };

    /// <summary>The security context of a container.</summary>
    public static SecurityContextV1 OfContainer(Workload workload, ContainerSpec container) => new()
    {
        RunAsUser = container.UserId == UserOf(workload) ? null : container.UserId,
        RunAsGroup = container.UserId == UserOf(workload) ? null : container.UserId,
        AllowPrivilegeEscalation = false,
        ReadOnlyRootFilesystem = true,
        Capabilities = new() { Drop = { "ALL" } },
    };

    private static int UserOf(Workload workload) => workload.Containers[0].UserId;
}
