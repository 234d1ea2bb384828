using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Objects;
using Xunit;
using Secret = Monitoring.Hosting.Model.Secret;

namespace Monitoring.Tests.Publishing.Kubernetes;

public sealed class ObjectTests
{
    [Theory]
    [InlineData("prometheus", typeof(StatefulSet))]
    [InlineData("alertmanager", typeof(StatefulSet))]
    [InlineData("thanos-store", typeof(StatefulSet))]
    [InlineData("thanos-compactor", typeof(StatefulSet))]
    [InlineData("memcached", typeof(StatefulSet))]
    [InlineData("thanos-query", typeof(Deployment))]
    [InlineData("thanos-query-frontend", typeof(Deployment))]
    [InlineData("grafana", typeof(Deployment))]
    [InlineData("node-exporter", typeof(DaemonSet))]
    public async Task Each_workload_runs_as_its_replicas_relate_to_each_other(string name, Type kind) =>
        Assert.IsType(kind, (await PublishedStack.Default).PodOwners.Single(owner => owner.Metadata.Name == name));

    [Fact]
    public async Task There_are_never_two_compactors_and_no_value_makes_a_second()
    {
        var stack = await PublishedStack.Default;
        var compactor = stack.Get<StatefulSet>("thanos-compactor");

        Assert.Equal(1, compactor.Spec.Replicas);
        Assert.Empty(stack.Values.NumbersOf(compactor));
        Assert.Equal("prometheus.replicas", stack.Values.NumbersOf(stack.Get<StatefulSet>("prometheus"))["spec.replicas"].Path);
    }

    [Fact]
    public async Task Every_replica_keeps_its_disk_whatever_becomes_of_its_StatefulSet()
    {
        var sets = (await PublishedStack.Default).PodOwners.OfType<StatefulSet>().ToList();

        Assert.All(sets, set => Assert.Equal(("Retain", "Retain"), (set.Spec.PersistentVolumeClaimRetentionPolicy!.WhenDeleted, set.Spec.PersistentVolumeClaimRetentionPolicy.WhenScaled)));
        var claim = Assert.Single(sets.Single(set => set.Metadata.Name == "prometheus").Spec.VolumeClaimTemplates);
        Assert.Equal("{{ .Values.prometheus.storage.data }}", claim.Spec.Resources.Requests["storage"]);
        Assert.Equal(["ReadWriteOnce"], claim.Spec.AccessModes);
    }

    [Fact]
    public async Task Every_StatefulSet_has_the_headless_Service_that_names_its_pods()
    {
        var stack = await PublishedStack.Default;

        Assert.All(stack.PodOwners.OfType<StatefulSet>(), set =>
        {
            var service = stack.Get<Service>(set.Spec.ServiceName);
            Assert.Equal("None", service.Spec.ClusterIp);
            Assert.Equal(set.Spec.Selector.MatchLabels, service.Spec.Selector);
        });
    }

    [Fact]
    public async Task Members_of_the_Alertmanager_cluster_find_each_other_before_they_are_ready_over_TCP_and_UDP()
    {
        var stack = await PublishedStack.Default;
        var service = stack.Get<Service>("alertmanager-headless");

        Assert.True(service.Spec.PublishNotReadyAddresses);
        Assert.Equal(["TCP", "UDP"], service.Spec.Ports.Where(port => port.Port == 9094).Select(port => port.Protocol));
        Assert.Equal(
            ["alertmanager-0", "alertmanager-1", "alertmanager-2"],
            stack.Get<StatefulSet>("alertmanager").PodTemplate.Spec.Containers[0].Args
                .Where(argument => argument.StartsWith("--cluster.peer=", StringComparison.Ordinal))
                .Select(argument => argument["--cluster.peer=".Length..].Replace(".alertmanager-headless.monitoring.svc:9094", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Prometheus_sends_to_every_Alertmanager_and_Thanos_asks_every_sidecar_and_store()
    {
        var stack = await PublishedStack.Default;

        Assert.Contains("_http._tcp.alertmanager-headless.monitoring.svc", stack.Get<ConfigMap>("prometheus-config").Data["prometheus.yml"], StringComparison.Ordinal);
        Assert.Equal(
            "endpoints:\n  - address: dnssrv+_grpc._tcp.prometheus-headless.monitoring.svc\n  - address: dnssrv+_grpc._tcp.thanos-store-headless.monitoring.svc\n",
            stack.Get<ConfigMap>("thanos-query-config").Data["endpoints.yml"]);
    }

    [Fact]
    public async Task Nothing_is_reached_from_outside_and_caches_and_gossip_are_behind_no_load_balancer()
    {
        var services = (await PublishedStack.Default).Objects.Values.SelectMany(objects => objects).OfType<Service>().ToList();

        Assert.All(services, service => Assert.Equal("ClusterIP", service.Spec.Type));
        Assert.DoesNotContain(services, service => service.Metadata.Name is "memcached" or "node-exporter");
        Assert.Equal(["http"], services.Single(service => service.Metadata.Name == "alertmanager").Spec.Ports.Select(port => port.Name));
    }

    [Fact]
    public async Task Templates_of_rules_and_dashboards_come_through_Helm()
    {
        var stack = await PublishedStack.Default;

        Assert.Contains("'{{`{{`}} $labels.job }} at {{`{{`}} $labels.instance }} cannot be scraped.'", stack.Get<ConfigMap>("prometheus-rules").Data["targets.yml"], StringComparison.Ordinal);
        Assert.Contains("'{{ $labels.job }} at {{ $labels.instance }} cannot be scraped.'", stack.Manifests("prometheus")["configmap-prometheus-rules.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_secret_has_a_value_and_configuration_refers_to_files_of_them()
    {
        var stack = await PublishedStack.Default;

        Assert.Equal(
            "{{ .Values.secrets.alertmanager.watchdog_token }}",
            stack.Get<Aspire.Hosting.Kubernetes.Resources.Secret>("alertmanager-secrets").StringData["watchdog-token"]);
        Assert.Contains("credentials_file: /etc/alertmanager/secrets/watchdog-token", stack.Get<Aspire.Hosting.Kubernetes.Resources.Secret>("alertmanager-config").StringData["alertmanager.yml"], StringComparison.Ordinal);
        Assert.All(
            stack.Objects.Values.SelectMany(objects => objects).OfType<Aspire.Hosting.Kubernetes.Resources.Secret>().Where(secret => secret.Metadata.Name.EndsWith("-secrets", StringComparison.Ordinal)),
            secret => Assert.All(secret.StringData.Values, value => Assert.StartsWith("{{ .Values.secrets.", value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Retention_is_a_value_of_the_chart_whether_it_is_a_flag_or_in_a_file()
    {
        var latest = await PublishedStack.Default;
        var older = await PublishedStack.CreateAsync("--Monitoring:Images:Prometheus:Tag=v2.55.1");

        Assert.Contains("      time: {{ .Values.prometheus.retention }}\n", latest.Get<ConfigMap>("prometheus-config").Data["prometheus.yml"], StringComparison.Ordinal);
        Assert.Contains("--storage.tsdb.retention.time={{ .Values.prometheus.retention }}", older.Get<StatefulSet>("prometheus").PodTemplate.Spec.Containers[0].Args);
        Assert.Contains("--retention.resolution-raw={{ .Values.thanosCompactor.retention.raw }}", latest.Get<StatefulSet>("thanos-compactor").PodTemplate.Spec.Containers[0].Args);
        Assert.Equal(
            [("alertmanager.retention", "120h"), ("postgres.backup.retention", "30d"), ("prometheus.retention", "15d"), ("thanosCompactor.retention.raw", "30d")],
            latest.Values.All.Where(value => value.Path.EndsWith("retention", StringComparison.Ordinal) || value.Path.EndsWith("raw", StringComparison.Ordinal))
                .Select(value => (value.Path, value.Default)).Order());
    }

    [Fact]
    public void A_folder_of_files_that_are_too_large_for_one_ConfigMap_is_put_together_from_several()
    {
        var files = Enumerable.Range(0, 5).Select(index => new TextFile($"{index}.json", new string('x', 400 << 10))).ToList();
        var rendered = new RenderedWorkload(RenderedWorkload.Example(change: container => container with { Config = [new("dashboards", "/etc/dashboards", files)] }));

        Assert.Equal(["example-dashboards", "example-dashboards-1", "example-dashboards-2"], rendered.All<ConfigMap>().Select(map => map.Metadata.Name));
        Assert.All(rendered.All<ConfigMap>(), map => Assert.InRange(map.Data.Values.Sum(text => text.Length), 1, (1 << 20) - 1));
        Assert.Equal(["example-dashboards", "example-dashboards-1", "example-dashboards-2"], Assert.Single(rendered.Pods.Spec.Volumes).Projected!.Sources.Select(source => source.ConfigMap!.Name));
    }

    [Fact]
    public void A_folder_may_hold_texts_and_secrets()
    {
        var folder = new ConfigFolder("web", "/etc/web", [new TextFile("web.yml", "tls: {}\n"), new SecretFile("tls.key", new Secret("web-key"))]);
        var rendered = new RenderedWorkload(RenderedWorkload.Example(change: container => container with { Config = [folder] }));

        var sources = Assert.Single(rendered.Pods.Spec.Volumes).Projected!.Sources;
        Assert.Equal("example-web", sources[0].ConfigMap!.Name);
        Assert.Equal(("example-secrets", "web-key", "tls.key"), (sources[1].Secret!.Name, sources[1].Secret!.Items[0].Key, sources[1].Secret!.Items[0].Path));
    }

    [Fact]
    public void Rights_are_those_of_the_workload_and_nobody_else_s()
    {
        var rendered = new RenderedWorkload(RenderedWorkload.Example() with { ClusterRights = [ClusterRight.Discover("", "pods", "nodes"), ClusterRight.GetUrl("/metrics")] });

        var role = rendered.All<ClusterRole>().Single();
        Assert.Equal("monitoring-example", role.Metadata.Name);
        Assert.Equal([(["pods", "nodes"], []), ([], ["/metrics"])], role.Rules.Select(rule => (rule.Resources.AsEnumerable(), rule.NonResourceUrLs.AsEnumerable())));
        var subject = Assert.Single(rendered.All<ClusterRoleBinding>().Single().Subjects);
        Assert.Equal(("example", "monitoring"), (subject.Name, subject.Namespace));
        Assert.Empty(new RenderedWorkload(RenderedWorkload.Example()).All<ClusterRole>());
    }

    [Theory]
    [InlineData(CloudIdentity.Aws, "eks.amazonaws.com/role-arn", false)]
    [InlineData(CloudIdentity.Google, "iam.gke.io/gcp-service-account", false)]
    [InlineData(CloudIdentity.Azure, "azure.workload.identity/client-id", true)]
    public void The_object_store_is_used_by_role(CloudIdentity cloud, string annotation, bool isLabelled)
    {
        var rendered = new RenderedWorkload(
            RenderedWorkload.Example(change: container => container with { CloudIdentity = cloud }),
            new KubernetesSettings { ObjectStoreRole = "role" });

        Assert.Equal("{{ .Values.objectStore.role }}", rendered.All<ServiceAccount>().Single().Metadata.Annotations[annotation]);
        Assert.Equal(isLabelled, rendered.Pods.Metadata.Labels.ContainsKey("azure.workload.identity/use"));
    }

    [Fact]
    public void Shards_are_workloads_of_their_own_with_the_values_of_one()
    {
        var prometheus = new PrometheusResource("prometheus") { Spec = new() { Shards = 2 } };
        var shards = new List<PrometheusShardResource>();
        prometheus.Divide(2, shards.Add);
        var addressing = new KubernetesAddressing(new(), endpoint => endpoint.Name);

        var second = new RenderedWorkload(Assert.Single(shards).Describe(addressing));

        Assert.Equal("prometheus-shard-1", second.All<StatefulSet>().Single().Metadata.Name);
        Assert.Equal("prometheus", second.Pods.Metadata.Labels["app.kubernetes.io/component"]);
        Assert.StartsWith("{{ .Values.prometheus.image.repository }}:", second.Pods.Spec.Containers[0].Image, StringComparison.Ordinal);
        Assert.Contains("shard: \"1\"", second.All<ConfigMap>().Single(map => map.Metadata.Name == "prometheus-shard-1-config").Data["prometheus.yml"], StringComparison.Ordinal);
    }
}
