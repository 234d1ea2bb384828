using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes;

public sealed class KubernetesAddressingTests
{
    private static readonly Addressing Addressing = new KubernetesAddressing(new() { Namespace = "observability" }, endpoint => $"{endpoint.Name}.elsewhere:5432");

    private static readonly TestWorkload Prometheus = new("prometheus", Replication.Peers(2));

    [Fact]
    public void A_replica_has_the_name_that_its_headless_Service_gives_it() =>
        Assert.Equal(
            ["prometheus-0.prometheus-headless.observability.svc:9090", "prometheus-1.prometheus-headless.observability.svc:9090"],
            Addressing.Members(Prometheus.Endpoint(Port.Http(9090))));

    [Fact]
    public void Any_replica_answers_behind_the_Service() =>
        Assert.Equal("prometheus.observability.svc:9090", Addressing.Service(Prometheus.Endpoint(Port.Http(9090))));

    [Fact]
    public void All_replicas_are_found_by_the_name_and_protocol_of_the_port() =>
        Assert.Equal(new DnsSrvDiscovery("_grpc._tcp.prometheus-headless.observability.svc"), Addressing.Discover(Prometheus.Endpoint(Port.Grpc(10901))));

    [Fact]
    public void What_runs_on_every_node_is_found_in_a_namespace_of_its_own_with_the_name_of_its_node() =>
        Assert.Equal(
            new PodOnNodeDiscovery("monitoring-nodes", "app.kubernetes.io/name=node-exporter,app.kubernetes.io/instance=monitoring", "http"),
            Addressing.Discover(new TestWorkload("node-exporter", Replication.PerNode).Endpoint(Port.Http(9100))));

    [Fact]
    public void A_sidecar_reaches_its_program_without_the_network() =>
        Assert.Equal("localhost:9090", Addressing.Beside(Prometheus.Endpoint(Port.Http(9090))));

    [Fact]
    public void Fixed_addresses_stay_as_they_are() =>
        Assert.Equal("s3.eu-central-1.amazonaws.com:443", Addressing.Service(new StaticEndpoint("s3.eu-central-1.amazonaws.com", 443)));
}
