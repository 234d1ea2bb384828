using System.Text.RegularExpressions;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

/// <summary>The controls of kubescape's NSA framework that manifests can keep, under the names of their rules.</summary>
internal static partial class Kubescape
{
    private static readonly string[] DangerousCapabilities =
        ["ALL", "BPF", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "NET_RAW", "PERFMON", "SETPCAP", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO"];

    public static IReadOnlyList<Rule> Rules { get; } =
    [
        Rule.ForKind("exec-into-container-v1", "Role|ClusterRole", (_, item) => item.Json.Items("rules").Any(rule =>
            rule.TextItems("resources").Any(resource => resource is "pods/exec" or "pods/*" or "*") && rule.TextItems("verbs").Any(verb => verb is "create" or "*")) ? ["it allows to run commands in containers"] : []),
        Rule.ForContainers("rule-credentials-in-env-var", item => item.Environment.Any(variable =>
            SecretName().IsMatch(variable.Text("name") ?? "") && variable.Text("value") is { Length: > 0 } value && !value.StartsWith('/')), "has a credential in its environment"),
        Rule.ForKind("rule-credentials-configmap", "ConfigMap", (_, item) => item.Json.Texts("data")
            .Where(file => file.Value.Length > 0 && (SecretName().IsMatch(file.Key) || SecretValue().IsMatch(file.Value)))
            .Select(file => $"{file.Key} looks like a credential{(SecretValue().Match(file.Value) is { Success: true } match ? $" ({match.Value})" : "")}")),
        Rule.ForContainers("non-root-containers", item => item.Security("runAsNonRoot")?.GetValue<bool>() != true || item.Security("runAsGroup")?.ToString() is null or "0", "may run as root, or in root's group"),
        Rule.ForContainers("rule-allow-privilege-escalation", item => item.Json.Flag("securityContext/allowPrivilegeEscalation") != false, "may gain privileges"),
        Rule.ForContainers("immutable-container-filesystem", item => item.Json.Flag("securityContext/readOnlyRootFilesystem") != true, "can write to its root filesystem"),
        Rule.ForPods("automount-service-account", pod => pod.Spec.Flag("automountServiceAccountToken") != false, "gets a token of the API server in every container"),
        Rule.ForKind("automount-service-account", "ServiceAccount", (_, item) => item.Json.Flag("automountServiceAccountToken") != false ? ["its pods get a token unless they refuse"] : []),
        Rule.ForKind("rule-list-all-cluster-admins-v1", "Role|ClusterRole", (_, item) => item.Json.Items("rules").Any(rule => rule.TextItems("resources").Contains("*") && rule.TextItems("verbs").Contains("*")) ? ["it grants all rights"] : []),
        Rule.ForPods("host-pid-ipc-privileges", pod => pod.Spec.Flag("hostPID") == true || pod.Spec.Flag("hostIPC") == true, "shares the node's processes"),
        Rule.ForPods("host-network-access", pod => pod.OnNodeNetwork, "shares the node's network"),
        Rule.ForContainers("container-hostPort", item => item.Json.Items("ports").Any(port => port["hostPort"] is not null), "takes a port of the node"),
        Rule.ForContainers("insecure-capabilities", item => item.Json.TextItems("securityContext/capabilities/add").Intersect(DangerousCapabilities).Any(), "adds a dangerous capability"),
        Rule.ForContainers("linux-hardening", item => item.Security("seccompProfile") is null, "has no seccomp profile"),
        Rule.ForContainers("rule-privilege-escalation", item => item.Json.Flag("securityContext/privileged") == true, "is privileged"),
        Rule.ForContainers("resources-cpu-limits", item => Quantity.Of(item.Json.At("resources/limits/cpu")) == 0, "has no limit of CPU"),
        Rule.ForContainers("resources-memory-limits", item => Quantity.Of(item.Json.At("resources/limits/memory")) == 0, "has no limit of memory"),
        Rule.ForKind("nginx-ingress-snippet-annotation-vulnerability", "Ingress", (_, item) => item.Annotations.Keys.Any(key => key.EndsWith("-snippet", StringComparison.Ordinal)) ? ["it configures the controller by a snippet"] : []),
    ];

    [GeneratedRegex("secret|key|password|pwd|token|jwt|bearer|credential", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("PRIVATE KEY|eyJhbGciO|JWT|Bearer|_key_|_secret_|AKIA[0-9A-Z]{16}|ghp_[0-9A-Za-z]{36}")]
    private static partial Regex SecretValue();
}
