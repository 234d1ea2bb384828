using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes;

public sealed class PodTests
{
    private static readonly Port Http = Port.Http(8080);

    [Fact]
    public async Task Every_pod_is_one_that_Pod_Security_restricted_admits_and_has_a_read_only_root()
    {
        var stack = await PublishedStack.Default;

        Assert.All(stack.PodOwners.Select(owner => owner.PodTemplate.Spec), pod =>
        {
            Assert.True(pod.SecurityContext!.RunAsNonRoot);
            Assert.NotEqual(0, pod.SecurityContext.RunAsUser);
            Assert.Equal(pod.SecurityContext.RunAsUser, pod.SecurityContext.FsGroup);
            Assert.Equal("RuntimeDefault", pod.SecurityContext.SeccompProfile!.Type);
            Assert.All(pod.Containers, container =>
            {
                Assert.False(container.SecurityContext!.AllowPrivilegeEscalation);
                Assert.True(container.SecurityContext.ReadOnlyRootFilesystem);
                Assert.Equal(["ALL"], container.SecurityContext.Capabilities!.Drop);
            });
        });
    }

    [Fact]
    public async Task Only_node_exporter_sees_the_node_and_lives_where_that_is_allowed()
    {
        var stack = await PublishedStack.Default;

        var exceptions = stack.PodOwners.Where(owner => owner.PodTemplate.Spec is var pod && (pod.HostNetwork == true || pod.Volumes.Any(volume => volume.HostPath is not null)));

        var nodeExporter = Assert.Single(exceptions);
        Assert.Equal(("node-exporter", "monitoring-nodes"), (nodeExporter.Metadata.Name, nodeExporter.Metadata.Namespace));
        Assert.All(nodeExporter.PodTemplate.Spec.Containers[0].VolumeMounts, mount => Assert.True(mount.ReadOnly));
        Assert.Equal(["host-network", "host-network-access", "sensitive-host-mounts"],
            nodeExporter.Metadata.Annotations.Keys.Select(key => key.Replace("ignore-check.kube-linter.io/", "", StringComparison.Ordinal)));
        Assert.Equal("Exists", Assert.Single(nodeExporter.PodTemplate.Spec.Tolerations).Operator);
    }

    [Fact]
    public async Task Sidecars_share_disk_user_and_group_with_Prometheus()
    {
        var pod = (await PublishedStack.Default).Get<StatefulSet>("prometheus").PodTemplate.Spec;

        Assert.Equal(["prometheus", "thanos-sidecar", "snapshot-uploader"], pod.Containers.Select(container => container.Name));
        Assert.All(pod.Containers, container => Assert.Contains(container.VolumeMounts, mount => (mount.Name, mount.MountPath) == ("data", "/prometheus")));
        Assert.All(pod.Containers, container => Assert.Null(container.SecurityContext!.RunAsUser));
        Assert.Equal((65534, 65534, 65534), (pod.SecurityContext!.RunAsUser, pod.SecurityContext.RunAsGroup, pod.SecurityContext.FsGroup));
    }

    [Fact]
    public async Task The_external_label_of_a_replica_is_the_name_of_its_pod()
    {
        var stack = await PublishedStack.Default;

        var variable = Assert.Single(stack.Get<StatefulSet>("prometheus").PodTemplate.Spec.Containers[0].Env);

        Assert.Equal(("REPLICA", "metadata.name"), (variable.Name, variable.ValueFrom!.FieldRef!.FieldPath));
        Assert.Contains("replica: ${REPLICA}\n", stack.Get<ConfigMap>("prometheus-config").Data["prometheus.yml"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaying_a_log_for_a_quarter_of_an_hour_is_no_reason_to_be_killed()
    {
        var pod = (await PublishedStack.Default).Get<StatefulSet>("prometheus").PodTemplate.Spec;
        var program = pod.Containers[0];

        Assert.True(program.StartupProbe!.FailureThreshold * program.StartupProbe.PeriodSeconds >= 15 * 60);
        Assert.Equal("/-/healthy", program.StartupProbe.HttpGet!.Path);
        Assert.Equal("/-/ready", program.ReadinessProbe!.HttpGet!.Path);
        Assert.Equal(600, pod.TerminationGracePeriodSeconds);
    }

    [Fact]
    public async Task The_scheme_of_a_probe_is_in_upper_case_and_its_port_is_one_of_the_container()
    {
        var containers = (await PublishedStack.Default).PodOwners.SelectMany(owner => owner.PodTemplate.Spec.Containers).ToList();

        Assert.All(containers, container => Assert.All(Probes(container).Where(probe => probe.Exec is null), probe =>
        {
            Assert.True(probe.HttpGet is not null ^ probe.TcpSocket is not null);
            Assert.Contains(container.Ports, port => port.Name == probe.HttpGet?.Port?.Value || port.ContainerPort == probe.TcpSocket?.Port);
            Assert.True(probe.HttpGet is null || probe.HttpGet.Scheme == "HTTP");
        }));
        Assert.All(containers.Where(container => container.Ports.Count > 0), container => Assert.NotNull(container.LivenessProbe));
    }

    [Fact]
    public void A_program_whose_liveness_depends_on_its_database_only_has_to_accept_connections()
    {
        var ready = new HttpProbe(Http, "/api/health");
        var container = Pod(container => container with { Probes = new(ready, ready) }).Containers[0];

        Assert.Equal("/api/health", container.ReadinessProbe!.HttpGet!.Path);
        Assert.Equal(8080, container.LivenessProbe!.TcpSocket!.Port);
        Assert.Equal(8080, container.StartupProbe!.TcpSocket!.Port);
    }

    [Fact]
    public void Only_a_workload_with_rights_gets_a_token_and_only_its_program()
    {
        var workload = RenderedWorkload.Example();
        var guest = workload.Containers[0] with { Name = "guest", Ports = [] };
        var pod = new RenderedWorkload(workload with { Containers = [workload.Containers[0], guest], ClusterRights = [ClusterRight.Discover("", "pods")] }).Pods.Spec;

        Assert.False(pod.AutomountServiceAccountToken);
        Assert.Equal("/var/run/secrets/kubernetes.io/serviceaccount", Assert.Single(pod.Containers[0].VolumeMounts).MountPath);
        Assert.Empty(pod.Containers[1].VolumeMounts);
        Assert.Equal("token", Assert.Single(pod.Volumes).Projected!.Sources[0].ServiceAccountToken!.Path);
        Assert.Empty(Pod(container => container).Volumes);
    }

    [Fact]
    public void Replicas_never_share_a_node_and_wish_for_different_zones()
    {
        var pod = Pod(container => container);

        var term = Assert.Single(pod.Affinity!.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution);
        Assert.Equal("kubernetes.io/hostname", term.TopologyKey);
        Assert.Null(term.NamespaceSelector);
        Assert.Equal(new RenderedWorkload(RenderedWorkload.Example()).All<Deployment>().Single().Spec.Selector.MatchLabels, term.LabelSelector.MatchLabels);
        var spread = Assert.Single(pod.TopologySpreadConstraints);
        Assert.Equal(("topology.kubernetes.io/zone", "ScheduleAnyway"), (spread.TopologyKey, spread.WhenUnsatisfiable));
    }

    [Fact]
    public void What_a_program_writes_besides_its_claims_is_a_scratch_folder_of_limited_size()
    {
        var pod = Pod(container => container with { ScratchFolders = ["/var/lib/example", "/tmp"] });

        Assert.Equal(["/var/lib/example", "/tmp"], pod.Containers[0].VolumeMounts.Select(mount => mount.MountPath));
        Assert.All(pod.Volumes, volume => Assert.Equal("{{ .Values.example.resources.limits.ephemeralStorage }}", volume.EmptyDir!.SizeLimit));
    }

    [Fact]
    public void Kubernetes_replaces_nothing_in_an_argument_and_neither_does_Helm()
    {
        var container = Pod(container => container with { Args = ["--pattern=$(HOME)", "--legend={{job}}"], Environment = [new("TEXT", "$(HOME)")] }).Containers[0];

        Assert.Equal(["--pattern=$$(HOME)", "--legend={{`{{`}}job}}"], container.Args);
        Assert.Equal("$$(HOME)", Assert.Single(container.Env).Value);
    }

    [Fact]
    public void Peers_are_told_the_address_of_their_pod()
    {
        var container = Pod(container => container with { Advertised = new("--advertise", RenderedWorkload.Example().Containers[0].Ports[0]) }).Containers[0];

        Assert.Equal(["--advertise=$(POD_IP):8080"], container.Args);
        var variable = Assert.Single(container.Env);
        Assert.Equal(("POD_IP", "status.podIP"), (variable.Name, variable.ValueFrom!.FieldRef!.FieldPath));
    }

    [Fact]
    public async Task A_change_of_rules_is_reloaded_and_one_of_what_nobody_watches_makes_new_pods()
    {
        var latest = await PublishedStack.Default;
        var older = await PublishedStack.CreateAsync("--Monitoring:Images:Prometheus:Tag=v2.55.1");

        Assert.Contains("--config.auto-reload", latest.Get<StatefulSet>("prometheus").PodTemplate.Spec.Containers[0].Args);
        Assert.DoesNotContain(older.Get<StatefulSet>("prometheus").PodTemplate.Spec.Containers[0].Args, argument => argument.Contains("auto-reload", StringComparison.Ordinal));
        Assert.NotEqual(Checksum(latest, "prometheus"), Checksum(older, "prometheus"));
        Assert.Equal(Checksum(latest, "prometheus"), Checksum(await PublishedStack.CreateAsync("--Monitoring:ScrapeInterval=30s"), "prometheus"));
        Assert.NotEqual(Checksum(latest, "grafana"), Checksum(await PublishedStack.CreateAsync("--Monitoring:ScrapeInterval=30s"), "grafana"));
    }

    private static string Checksum(PublishedStack stack, string workload) =>
        stack.PodOwners.Single(owner => owner.Metadata.Name == workload).PodTemplate.Metadata.Annotations["checksum/config"];

    private static IEnumerable<ProbeV1> Probes(ContainerV1 container) =>
        new[] { container.StartupProbe, container.ReadinessProbe, container.LivenessProbe }.OfType<ProbeV1>();

    private static PodSpecV1 Pod(Func<ContainerSpec, ContainerSpec> change) => new RenderedWorkload(RenderedWorkload.Example(change: change)).Pods.Spec;
}
