using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;

public sealed class LinterTests
{
    private static readonly RuleDefects Defects = new("""
        drop-net-raw-capability | Deployment/web container/securityContext/capabilities =
        duplicate-env-var | Deployment/web container/env/+ = {"name": "STORE", "value": "x"}
        env-var-secret | Deployment/web container/env/0 = {"name": "CLIENT_SECRET_FILE", "value": "/etc/web/access"}
        read-secret-from-env-var | Deployment/web container/env/0/valueFrom = {"secretKeyRef": {"name": "store-secrets", "key": "access"}}
        latest-tag | Deployment/web container/image = "registry:5000/web"
        no-read-only-root-fs | Deployment/web container/securityContext/readOnlyRootFilesystem =
        privilege-escalation-container | Deployment/web container/securityContext/allowPrivilegeEscalation = true
        privileged-container | Deployment/web container/securityContext/privileged = true
        run-as-non-root | Deployment/web pod/securityContext =
        privileged-ports | Deployment/web container/ports/0/containerPort = 80
        ssh-port | Deployment/web container/ports/0/containerPort = 22
        unset-cpu-requirements | Deployment/web container/resources/requests =
        unset-memory-requirements | Deployment/web container/resources/limits/memory =
        unsafe-proc-mount | Deployment/web container/securityContext/procMount = "Unmasked"
        writable-host-mount | Deployment/web pod/volumes/1 = {"name": "tmp", "hostPath": {"path": "/srv"}}
        sensitive-host-mounts | Deployment/web pod/volumes/1 = {"name": "tmp", "hostPath": {"path": "/proc"}}
        docker-sock | Deployment/web pod/volumes/1 = {"name": "tmp", "hostPath": {"path": "/run/docker.sock"}}
        host-ipc | Deployment/web pod/hostIPC = true
        host-network | Deployment/web pod/hostNetwork = true
        host-pid | Deployment/web pod/hostPID = true
        default-service-account | Deployment/web pod/serviceAccountName =
        deprecated-service-account-field | Deployment/web pod/serviceAccount = "web"
        non-existent-service-account | ServiceAccount/web =
        mismatching-selector | Deployment/web spec/selector/matchLabels/app.kubernetes.io~1name = "store"
        restart-policy | Deployment/web pod/restartPolicy =
        unsafe-sysctls | Deployment/web pod/securityContext/sysctls = [{"name": "net.core.somaxconn", "value": "1"}]
        no-node-affinity | Deployment/web pod/affinity/nodeAffinity =
        use-namespace | Deployment/web metadata/namespace =
        job-ttl-seconds-after-finished | CronJob/store-backup spec/jobTemplate/spec/ttlSecondsAfterFinished = 60
        no-liveness-probe | Deployment/web container/livenessProbe =
        no-readiness-probe | Deployment/web container/readinessProbe =
        liveness-port | Deployment/web container/livenessProbe/httpGet/port = "admin"
        readiness-port | Deployment/web container/readinessProbe/httpGet/port = 9999
        startup-port | Deployment/web container/startupProbe/httpGet/port = 9999
        dangling-service | Service/web spec/selector/app.kubernetes.io~1name = "other"
        exposed-services | Service/web spec/type = "LoadBalancer"
        invalid-target-ports | Deployment/web container/ports/0/name = "a_name_that_is_too_long"
        invalid-target-ports | Service/web spec/ports/0/targetPort = "HTTP"
        non-isolated-pod | NetworkPolicy/default-deny = ; NetworkPolicy/allow-dns = ; NetworkPolicy/web =
        dangling-networkpolicy | NetworkPolicy/web spec/podSelector/matchLabels/app.kubernetes.io~1name = "other"
        dangling-networkpolicypeer-podselector | NetworkPolicy/web spec/egress/0/to/0/podSelector/matchLabels/app.kubernetes.io~1name = "other"
        dangling-ingress | Ingress/web spec/rules/0/http/paths/0/backend/service/name = "other"
        wildcard-in-rules | Role/web rules/0/verbs/0 = "*" ; Role/web rules/0/verbs = ["*"]
        access-to-secrets | Role/web rules/0/resources/+ = "secrets"
        access-to-create-pods | Role/web rules/0/verbs/+ = "create"
        cluster-admin-role-binding | RoleBinding/web kind = "ClusterRoleBinding" ; ClusterRoleBinding/web roleRef/name = "cluster-admin"
        no-anti-affinity | StatefulSet/store pod/affinity/podAntiAffinity =
        no-rolling-update-strategy | Deployment/web spec/strategy = {"type": "Recreate"}
        pdb-max-unavailable | PodDisruptionBudget/store spec/maxUnavailable = 0
        pdb-min-available | PodDisruptionBudget/store spec/minAvailable = "100%"
        pdb-min-available | PodDisruptionBudget/web spec/minAvailable = 2
        pdb-unhealthy-pod-eviction-policy | PodDisruptionBudget/store spec/unhealthyPodEvictionPolicy =
        dangling-horizontalpodautoscaler | HorizontalPodAutoscaler/web spec/scaleTargetRef/name = "other"
        no-extensions-v1beta | Deployment/web apiVersion = "extensions/v1beta1"

        container-resources | Deployment/web container/resources/limits/cpu =
        container-ephemeral-storage-request-and-limit | CronJob/store-backup spec/jobTemplate/spec/template/spec/containers/0/resources/limits/ephemeral-storage =
        container-image-tag | Deployment/web container/image = "example.org/web:latest"
        container-image-pull-policy | Deployment/web container/imagePullPolicy = "IfNotPresent"
        container-ports-check | Deployment/web container/ports/+ = {"name": "http", "containerPort": 8081}
        environment-variable-key-duplication | Deployment/web container/env/+ = {"name": "STORE", "value": "x"}
        container-security-context-user-group-id | Deployment/web pod/securityContext/runAsUser = 472
        container-security-context-privileged | Deployment/web container/securityContext/privileged = true
        container-security-context-readonlyrootfilesystem | Deployment/web container/securityContext/readOnlyRootFilesystem = false
        container-seccomp-profile | Deployment/web pod/securityContext/seccompProfile =
        pod-probes-identical | Deployment/web container/livenessProbe/httpGet/path = "/-/ready"
        pod-networkpolicy | NetworkPolicy/default-deny spec/policyTypes = ["Ingress"] ; NetworkPolicy/allow-dns = ; NetworkPolicy/web =
        pod-probes | Deployment/web container/livenessProbe = ; Deployment/web container/readinessProbe =
        pod-topology-spread-constraints | Deployment/web pod/topologySpreadConstraints/0/labelSelector =
        deployment-strategy | Deployment/web spec/strategy = {"type": "Recreate"}
        deployment-replicas | HorizontalPodAutoscaler/web =
        deployment-has-host-podantiaffinity | Deployment/web pod/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/0/labelSelector/matchLabels/app.kubernetes.io~1name = "other"
        statefulset-has-host-podantiaffinity | StatefulSet/store pod/affinity =
        deployment-has-poddisruptionbudget | PodDisruptionBudget/web =
        statefulset-has-poddisruptionbudget | PodDisruptionBudget/store =
        deployment-pod-selector-labels-match-template-metadata-labels | Deployment/web spec/template/metadata/labels = {}
        statefulset-pod-selector-labels-match-template-metadata-labels | StatefulSet/store spec/template/metadata/labels = {}
        statefulset-has-servicename | Service/store-headless spec/clusterIP =
        deployment-targeted-by-hpa-does-not-have-replicas-configured | Deployment/web spec/replicas = 2
        cronjob-has-deadline | CronJob/store-backup spec/startingDeadlineSeconds =
        cronjob-restartpolicy | CronJob/store-backup spec/jobTemplate/spec/template/spec/restartPolicy = "Always"
        poddisruptionbudget-has-policy | PodDisruptionBudget/web spec/maxUnavailable =
        networkpolicy-targets-pod | NetworkPolicy/web spec/podSelector/matchLabels/app.kubernetes.io~1name = "other"
        service-targets-pod | Service/web spec/selector = {}
        service-type | Service/web spec/type = "NodePort"
        horizontalpodautoscaler-has-target | HorizontalPodAutoscaler/web spec/scaleTargetRef/apiVersion = "apps/v2"
        horizontalpodautoscaler-replicas | HorizontalPodAutoscaler/web spec/minReplicas = 1
        ingress-targets-service | Ingress/web spec/rules/0/http/paths/0/backend/service/port/name = "admin"
        stable-version | CronJob/store-backup apiVersion = "batch/v1beta1"
        label-values | Service/web metadata/labels/app.kubernetes.io~1name = "-web"

        exec-into-container-v1 | Role/web rules/0 = {"apiGroups": [""], "resources": ["pods/exec"], "verbs": ["create"]}
        rule-credentials-in-env-var | Deployment/web container/env/+ = {"name": "API_TOKEN", "value": "x"}
        rule-credentials-configmap | ConfigMap/web-config data/web.yaml = "authorization: Bearer x"
        rule-credentials-configmap | ConfigMap/web-config data/password = "x"
        non-root-containers | Deployment/web pod/securityContext/runAsGroup =
        rule-allow-privilege-escalation | Deployment/web container/securityContext/allowPrivilegeEscalation =
        immutable-container-filesystem | Deployment/web container/securityContext/readOnlyRootFilesystem =
        automount-service-account | Deployment/web pod/automountServiceAccountToken =
        automount-service-account | ServiceAccount/web automountServiceAccountToken = true
        rule-list-all-cluster-admins-v1 | Role/web rules/0 = {"apiGroups": ["*"], "resources": ["*"], "verbs": ["*"]}
        host-pid-ipc-privileges | Deployment/web pod/hostPID = true
        host-network-access | Deployment/web pod/hostNetwork = true
        container-hostPort | Deployment/web container/ports/0/hostPort = 8080
        insecure-capabilities | Deployment/web container/securityContext/capabilities/add = ["NET_ADMIN"]
        linux-hardening | Deployment/web pod/securityContext/seccompProfile =
        rule-privilege-escalation | Deployment/web container/securityContext/privileged = true
        resources-cpu-limits | Deployment/web container/resources/limits/cpu =
        resources-memory-limits | Deployment/web container/resources/limits =
        nginx-ingress-snippet-annotation-vulnerability | Ingress/web metadata/annotations = {"nginx.ingress.kubernetes.io/server-snippet": "x"}

        pod-security-restricted | Deployment/web pod/volumes/1 = {"name": "tmp", "hostPath": {"path": "/srv"}}
        pod-security-restricted | Deployment/web container/securityContext/capabilities/drop = ["NET_RAW"]
        namespace-enforces-pod-security | Namespace/monitoring metadata/labels/pod-security.kubernetes.io~1enforce =
        """);

    public static TheoryData<string, string> Rows => Defects.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public void Defect_is_found(string rule, string defects) => RuleDefects.AssertFound(rule, defects, Linter.Findings);

    [Fact]
    public void Every_rule_has_a_defect_that_it_finds() => Defects.AssertComplete(Linter.Rules);

    [Fact]
    public void A_sound_chart_has_no_finding() => Assert.Empty(Linter.Findings(SampleChart.Sound));

    [Fact]
    public void A_waiver_of_nothing_is_a_finding()
    {
        var finding = Assert.Single(Linter.Findings(SampleChart.With("Service/web metadata/annotations = {\"ignore-check.kube-linter.io/exposed-services\": \"its clients are outside the cluster\"}")));

        Assert.Equal("waiver: Service/web (templates/web.yaml): it waives exposed-services, which it does not break", finding.ToString());
    }

    [Fact]
    public void A_waiver_needs_a_reason()
    {
        var finding = Assert.Single(Linter.Findings(SampleChart.With("StatefulSet/store metadata/annotations/ignore-check.kube-linter.io~1pod-probes-identical = \"no\"")));

        Assert.Equal("waiver: StatefulSet/store (templates/store.yaml): its waiver of pod-probes-identical gives no reason: 'no'", finding.ToString());
    }
}
