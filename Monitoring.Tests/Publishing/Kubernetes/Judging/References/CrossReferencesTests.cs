using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.References;

public sealed class CrossReferencesTests
{
    private static readonly RuleDefects Defects = new("""
        volume-exists | ConfigMap/web-config =
        volume-exists | ConfigMap/web-config data/web.yaml =
        volume-mounted | Deployment/web pod/volumes/+ = {"name": "spare", "emptyDir": {}}
        volume-mounted | StatefulSet/store container/volumeMounts = []
        mount-has-volume | Deployment/web container/volumeMounts/+ = {"name": "spare", "mountPath": "/spare"}
        mounted-key-exists | Deployment/web container/volumeMounts/0 = {"name": "config", "mountPath": "/etc/web/web.yaml", "subPath": "other.yaml"}
        file-exists | Deployment/web container/args = ["--config.file=/etc/web/other.yaml"]
        variable-exists | ConfigMap/web-config data/level =
        priority-class-exists | PriorityClass/critical =
        spread-selects-itself | Deployment/web pod/topologySpreadConstraints/0/labelSelector/matchLabels/app.kubernetes.io~1name = "other"
        storage-class-exists | StorageClass/fast =
        claim-is-shared | StatefulSet/store spec/volumeClaimTemplates/0/spec/accessModes = ["ReadWriteMany"]
        checksum-or-reload | Deployment/web spec/template/metadata/annotations =
        service-selects-one-workload | Service/web spec/selector = {"app.kubernetes.io/part-of": "monitoring"}
        budget-selects-one-workload | PodDisruptionBudget/web spec/selector = {"matchExpressions": [{"key": "app.kubernetes.io/name", "operator": "In", "values": ["web", "store"]}]}
        service-port-exists | Service/web spec/ports/0/targetPort = "admin"
        service-port-exists | Service/web spec/ports/0/protocol = "UDP"
        autoscaler-target | HorizontalPodAutoscaler/web spec/scaleTargetRef = {"apiVersion": "apps/v1", "kind": "StatefulSet", "name": "store"}
        autoscaler-target | HorizontalPodAutoscaler/web spec/minReplicas = 9
        autoscaler-target | Deployment/web container/resources/requests/cpu =
        ingress-tls | Ingress/web spec/tls =
        policy-port-exists | NetworkPolicy/web spec/ingress/0/ports/0/port = "admin"
        policy-types | NetworkPolicy/web spec/policyTypes =
        unique-name | PodDisruptionBudget/web metadata/name = "store"
        valid-name | Service/web metadata/name = "Web"
        standard-labels | Service/web metadata/labels/app.kubernetes.io~1part-of =
        config-is-used | Secret/store-secrets metadata/name = "spare"
        config-fits | ConfigMap/web-config data/web.yaml = "LARGE"
        binding-resolves | Role/web =
        binding-resolves | RoleBinding/web subjects/0/namespace = "default"
        role-is-bound | RoleBinding/web =
        service-account-is-used | ServiceAccount/web metadata/name = "spare"
        quota-suffices | ResourceQuota/sample spec/hard/pods = 8
        quota-suffices | ResourceQuota/sample spec/hard/requests.cpu = "400m"
        quota-suffices | ResourceQuota/sample spec/hard/limits.memory = "500Mi"
        quota-suffices | ResourceQuota/sample spec/hard/persistentvolumeclaims = 2
        quota-suffices | ResourceQuota/sample spec/hard/requests.storage = "29Gi"
        limits-suffice | LimitRange/sample spec/limits/0/max/memory = "32Mi"
        limits-suffice | LimitRange/sample spec/limits/1/max/storage = "5Gi"
        limits-suffice | Deployment/web container/resources/limits/cpu =
        """.Replace("LARGE", new string('x', 1 << 20), StringComparison.Ordinal));

    public static TheoryData<string, string> Rows => Defects.Rows;

    [Theory]
    [MemberData(nameof(Rows), DisableDiscoveryEnumeration = true)]
    public void Defect_is_found(string rule, string defects) => RuleDefects.AssertFound(rule, defects, CrossReferences.Findings);

    [Fact]
    public void Every_rule_has_a_defect_that_it_finds() => Defects.AssertComplete(CrossReferences.Rules);

    [Fact]
    public void A_sound_chart_has_no_finding() => Assert.Empty(CrossReferences.Findings(SampleChart.Sound));
}
