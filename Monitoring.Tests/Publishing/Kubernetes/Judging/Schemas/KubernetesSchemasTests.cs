using System.Text.Json.Nodes;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Schemas;

public sealed class KubernetesSchemasTests
{
    private const int OldestMinor = 29;

    [Fact]
    public void A_sound_chart_has_no_finding() => Assert.Empty(KubernetesSchemas.Load().Findings(SampleChart.Sound, OldestMinor));

    [Theory]
    [InlineData("Deployment/web spec/replica = 2", "/spec/replica is not allowed")]
    [InlineData("StatefulSet/store spec/replicas = \"3\"", "/spec/replicas: \"3\" is not of type \"integer\"")]
    [InlineData("Deployment/web spec/template/spec/containers/0/imagePullPolicy = \"always\"", "/spec/template/spec/containers/0/imagePullPolicy: \"always\" is not one of [\"Always\",\"IfNotPresent\",\"Never\"]")]
    [InlineData("Deployment/web spec/template/spec/containers/0/ports/+ = {\"containerPort\": 8080}", "/spec/template/spec/containers/0/ports: 8080, TCP is there 2 times")]
    [InlineData("Deployment/web spec/template/spec/containers/0/resources/limits/memory = \"64MB\"", "/spec/template/spec/containers/0/resources/limits/memory: \"64MB\" breaks pattern \"^[\\u002B-]?([0-9]\\u002B\\\\.?[0-9]*|\\\\.[0-9]\\u002B)([KMGTPE]i|[numkMGTPE]|[eE][\\u002B-]?[0-9]\\u002B)?$\"")]
    [InlineData("Service/web spec/ports/0/port = 70000", "/spec/ports/0/port: 70000 breaks maximum 65535")]
    [InlineData("Service/web metadata =", ": metadata is missing")]
    [InlineData("Service/web spec/trafficDistribution = \"PreferClose\"", "/spec/trafficDistribution: ServiceSpec.trafficDistribution is known only since Kubernetes 1.30, and the chart is for 1.29 on")]
    [InlineData("Service/web apiVersion = \"v2\"", "v2/Service is no known kind")]
    public void Defect_is_found(string defect, string message) =>
        Assert.Contains(message, KubernetesSchemas.Load().Findings(SampleChart.With(defect), OldestMinor).Select(finding => finding.Message));

    [Fact]
    public void A_keyword_that_is_not_known_is_an_exception() =>
        Assert.Throws<NotSupportedException>(() => new JsonSchema(new JsonObject { ["multipleOf"] = 2 }).Validate(3));
}
