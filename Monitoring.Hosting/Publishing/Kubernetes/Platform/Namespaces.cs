using Aspire.Hosting.Kubernetes.Resources;

namespace Monitoring.Hosting.Publishing.Kubernetes.Platform;

/// <summary>The namespaces and what Pod Security admits to them (https://kubernetes.io/docs/concepts/security/pod-security-admission/).</summary>
internal static class Namespaces
{
    /// <summary>
    /// The namespace of what looks into nodes: it needs what only "privileged" admits, which is why it is not in the other one. Helm
    /// makes it, and keeps it when the release goes.
    /// </summary>
    public static IEnumerable<BaseKubernetesResource> Create(StackRendering stack) => stack.Namespaces
        .Where(name => name == stack.Settings.NodeNamespace)
        .Select(name => Namespace(name, stack.Labels, "privileged"));

    /// <summary>
    /// The release's own namespace. It cannot be a template: Helm keeps what it knows of a release in that namespace, so that it has to be
    /// there first, and does not take over what it has not made.
    /// </summary>
    public static BaseKubernetesResource OfRelease(StackRendering stack) => Namespace(stack.Settings.Namespace, stack.Labels, "restricted");

    private static Namespace Namespace(string name, Dictionary<string, string> labels, string level)
    {
        foreach (var mode in new[] { "enforce", "audit", "warn" })
        {
            labels[$"pod-security.kubernetes.io/{mode}"] = level;
            labels[$"pod-security.kubernetes.io/{mode}-version"] = "latest";
        }

        return new() { Metadata = new() { Name = name, Labels = labels }, Spec = null! };
    }
}
