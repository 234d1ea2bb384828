using Monitoring.Hosting.Model;

namespace Monitoring.Tests;

/// <summary>Addresses in the styles that configuration has to cope with, without any renderer.</summary>
public static class TestAddressing
{
    /// <summary>As in a local run: <c>prometheus-0:9090</c>, and static lists.</summary>
    public static Addressing Local { get; } = new LocalStyle();

    /// <summary>As in Kubernetes: <c>prometheus-0.prometheus-headless.monitoring.svc:9090</c>, and DNS SRV records.</summary>
    public static Addressing Kubernetes { get; } = new KubernetesStyle();

    /// <summary>As in ECS with Cloud Map: a service for each replica that has an identity, <c>prometheus-0.monitoring.internal:9090</c>; DNS SRV records for the others.</summary>
    public static Addressing Ecs { get; } = new EcsStyle();

    private sealed class LocalStyle : Addressing
    {
        public override string Beside(WorkloadEndpoint endpoint) => Member(endpoint, 0);

        public override string Member(WorkloadEndpoint endpoint, int ordinal) => $"{endpoint.Container}-{ordinal}:{endpoint.Port.Number}";

        protected override string Service(WorkloadEndpoint endpoint) =>
            endpoint.Workload.Replication.HasPeers ? Member(endpoint, 0) : $"{endpoint.Container}:{endpoint.Port.Number}";

        protected override string External(ExternalEndpoint endpoint) => $"{endpoint.Name.Split('/')[0]}:8080";
    }

    private sealed class KubernetesStyle : Addressing
    {
        public override string Beside(WorkloadEndpoint endpoint) => $"localhost:{endpoint.Port.Number}";

        public override string Member(WorkloadEndpoint endpoint, int ordinal) =>
            $"{endpoint.Workload.Name}-{ordinal}.{Headless(endpoint)}:{endpoint.Port.Number}";

        protected override Discovery Discover(WorkloadEndpoint endpoint) => new DnsSrvDiscovery($"_{endpoint.Port.Name}._tcp.{Headless(endpoint)}");

        protected override string Service(WorkloadEndpoint endpoint) => $"{endpoint.Workload.Name}.monitoring.svc:{endpoint.Port.Number}";

        protected override string External(ExternalEndpoint endpoint) => $"{endpoint.Name.Split('/')[0]}.default.svc:8080";

        private static string Headless(WorkloadEndpoint endpoint) => $"{endpoint.Workload.Name}-headless.monitoring.svc";
    }

    private sealed class EcsStyle : Addressing
    {
        public override string Beside(WorkloadEndpoint endpoint) => $"localhost:{endpoint.Port.Number}";

        public override string Member(WorkloadEndpoint endpoint, int ordinal) =>
            $"{endpoint.Workload.Name}-{ordinal}.{Domain}:{endpoint.Port.Number}";

        protected override Discovery Discover(WorkloadEndpoint endpoint) => endpoint.Workload.Replication.HasPeers
            ? base.Discover(endpoint)
            : new DnsSrvDiscovery($"{endpoint.Workload.Name}.{Domain}");

        protected override string Service(WorkloadEndpoint endpoint) => $"{endpoint.Workload.Name}.{Domain}:{endpoint.Port.Number}";

        protected override string External(ExternalEndpoint endpoint) => $"{endpoint.Name.Split('/')[0]}.example.com:8080";

        private const string Domain = "monitoring.internal";
    }
}
