using System.Text.Json.Nodes;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Sample;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;

public sealed class HelmChartTests
{
    private static readonly HelmTemplate Template = new(JsonNode.Parse("""
        {"Values": {"web": {"replicas": 3, "bytes": 8388608, "text": "a \"quoted\" text", "map": {}}}, "Release": {"Name": "monitoring"}}
        """)!.AsObject());

    [Theory]
    [InlineData("replicas: {{ .Values.web.replicas }}", "replicas: 3")]
    [InlineData("{{.Release.Name}}-web {{ .Values.web.replicas }}", "monitoring-web 3")]
    [InlineData("{{ .Values.web.text | quote }}", "\"a \\\"quoted\\\" text\"")]
    [InlineData("{{ .Values.web.bytes | int64 }}", "8388608")]
    [InlineData("{{ .Values.web.bytes }}", "8.388608e+06")]
    [InlineData("{{`{{ $labels.instance }}`}} is down", "{{ $labels.instance }} is down")]
    [InlineData("{{`{{`}} $value }}", "{{ $value }}")]
    public void Renders_what_Helm_renders(string template, string expected) => Assert.Equal(expected, Template.Render("a.yaml", template));

    [Theory]
    [InlineData("a\nb: {{ $labels.instance }}", "a.yaml:2: {{ $labels.instance }} is not in the subset of Helm's language that this chart may use.")]
    [InlineData("{{ if .Values.web }}", "a.yaml:1: {{ if .Values.web }} is not in the subset of Helm's language that this chart may use.")]
    [InlineData("{{ .Values.web.memory }}", "a.yaml:1: {{ .Values.web.memory }} refers to a value that does not exist.")]
    [InlineData("{{ .Values.web.map }}", "a.yaml:1: {{ .Values.web.map }} refers to a value that does not exist.")]
    public void Refuses_what_it_does_not_know(string template, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => Template.Render("a.yaml", template)).Message);

    [Theory]
    [InlineData("a: yes", "true")]
    [InlineData("a: \"yes\"", "\"yes\"")]
    [InlineData("a: 0644", "420")]
    [InlineData("a: 1e3", "1000")]
    [InlineData("a: 1.10.0", "\"1.10.0\"")]
    [InlineData("a:", "null")]
    [InlineData("a: |\n  12", "\"12\"")]
    public void Reads_YAML_as_the_API_does(string text, string expected) => Assert.Equal(expected, YamlReader.Read("a.yaml", text).Single()["a"]?.ToJsonString() ?? "null");

    [Fact]
    public void Refuses_a_key_that_is_there_twice() =>
        Assert.StartsWith("a.yaml: ", Assert.Throws<FormatException>(() => YamlReader.Read("a.yaml", "a: 1\na: 2")).Message, StringComparison.Ordinal);

    [Fact]
    public void Renders_all_templates_of_a_chart()
    {
        var store = Assert.Single(SampleChart.Sound.OfKind("StatefulSet"));

        Assert.Equal("StatefulSet/store", store.ToString());
        Assert.Equal("monitoring", store.Namespace);
        Assert.Equal(3, store.Pod!.Replicas);
        Assert.Equal("summary: \"{{ $labels.instance }} is down\"\n", SampleChart.Sound.Find("ConfigMap", "monitoring", "web-config")!.Json.Text("data/web.yaml"));
    }
}
