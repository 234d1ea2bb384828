using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes;
using Monitoring.Hosting.Publishing.Kubernetes.Platform.Network;
using Monitoring.Tests.Publishing.Kubernetes.Platform;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes;

public sealed class IngressTests
{
    private static readonly HostName Host = HostName.Parse("app.example.com");

    private static readonly KubernetesSettings Settings = new()
    {
        Ingress = new()
        {
            ClusterIssuer = "letsencrypt",
            Annotations = { ["example.com/everywhere"] = "yes" },
            LoginAnnotations = { ["example.com/login"] = "https://oauth.example.com/" },
        },
    };

    [Fact]
    public void A_host_leads_to_the_Service_over_TLS_and_operators_may_change_it()
    {
        var ingress = Render(asksForLogin: true);

        Assert.Equal("{{ .Values.ingress.className }}", ingress.Spec.IngressClassName);
        var rule = Assert.Single(ingress.Spec.Rules);
        Assert.Equal("{{ .Values.example.host }}", rule.Host);
        Assert.Equal(("example", "http"), (rule.Http.Paths[0].Backend.Service.Name, rule.Http.Paths[0].Backend.Service.Port.Name));
        Assert.Equal(("{{ .Values.example.tlsSecret }}", "{{ .Values.example.host }}"), (ingress.Spec.Tls[0].SecretName, ingress.Spec.Tls[0].Hosts[0]));
        Assert.Equal("{{ .Values.ingress.clusterIssuer }}", ingress.Metadata.Annotations["cert-manager.io/cluster-issuer"]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_controller_asks_people_who_they_are_where_the_program_does_not(bool asksForLogin, bool expected)
    {
        var annotations = Render(asksForLogin).Metadata.Annotations;

        Assert.Equal("yes", annotations["example.com/everywhere"]);
        Assert.Equal(expected, annotations.ContainsKey("example.com/login"));
    }

    [Fact]
    public void What_has_no_host_has_no_Ingress() => Assert.Empty(new RenderedWorkload(RenderedWorkload.Example()).All<Ingress>());

    [Fact]
    public void A_port_that_speaks_TLS_says_so_to_whoever_stands_before_it()
    {
        var rendered = new RenderedWorkload(RenderedWorkload.Example(change: container => container with { Ports = [Port.Http(8080) with { Scheme = "https" }, Port.Grpc(9000)] }));

        Assert.All(rendered.All<Service>().SelectMany(service => service.Spec.Ports), port => Assert.Equal(port.Name == "http" ? "https" : null, port.AppProtocol));
    }

    [Fact]
    public void The_controller_is_let_in_at_that_port_and_nobody_else_is()
    {
        var stack = new PlatformScenario();
        stack.Add("web", Replication.Stateless(2), workload => workload with { Public = new(Host, PlatformScenario.Http) { AsksForLogin = true } });
        stack.Add("store", Replication.Stateful(2));

        var rule = Assert.Single(stack.Get<NetworkPolicy>("web").Spec.Ingress);

        Assert.Equal("{{ .Values.ingress.controllerNamespace }}", Assert.Single(rule.From).NamespaceSelector!.MatchLabels["kubernetes.io/metadata.name"]);
        Assert.Equal(8080, Assert.Single(rule.Ports).Port!.Number);
        Assert.Empty(stack.Get<NetworkPolicy>("store").Spec.Ingress);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("https://grafana.example.com")]
    [InlineData("grafana.example.com/path")]
    [InlineData("-grafana.example.com")]
    [InlineData("grafana..example.com")]
    [InlineData("10.0.0.1")]
    [InlineData("")]
    public void What_is_no_DNS_name_is_no_host(string text) => Assert.Throws<FormatException>(() => HostName.Parse(text));

    [Fact]
    public void A_local_run_has_no_host_and_only_the_first_shard_is_reached_at_one()
    {
        Assert.Null(Prometheus().SpecOf(0).PublicHost);
        var published = Prometheus("--operation", "publish");
        Assert.Equal(Host, published.SpecOf(0).PublicHost);
        Assert.Null(published.SpecOf(1).PublicHost);
    }

    private static PrometheusResource Prometheus(params string[] arguments) => DistributedApplication
        .CreateBuilder([.. arguments, "--Monitoring:Prometheus:Shards=2", "--Monitoring:Prometheus:Host=App.Example.com"])
        .AddPrometheus("prometheus")
        .Resource;

    private static Ingress Render(bool asksForLogin) => new RenderedWorkload(
        RenderedWorkload.Example() with { Public = new(Host, Port.Http(8080)) { AsksForLogin = asksForLogin } }, Settings).All<Ingress>().Single();
}
