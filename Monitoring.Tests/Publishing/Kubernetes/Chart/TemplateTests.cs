using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Monitoring.Tests.Publishing.Kubernetes.Judging.Rendering;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Chart;

public sealed class TemplateTests
{
    private readonly ChartValues _values = new();

    [Fact]
    public void Text_of_several_lines_is_a_literal_block_and_quotes_are_where_they_are_needed()
    {
        var map = new ConfigMap { Metadata = { Name = "app-config" }, Data = { ["app.yml"] = "a: 1\nb: '2'\n", ["flag"] = "true", ["name"] = "plain text" } };

        Assert.Equal(
            """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: app-config
            data:
              app.yml: |
                a: 1
                b: '2'
              flag: "true"
              name: plain text

            """, Write(map), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void An_expression_stands_where_a_number_belongs_and_quotes_itself_where_a_text_does()
    {
        var deployment = new Deployment { Metadata = { Name = "app" } };
        deployment.Spec.Replicas = _values.Number(deployment, "spec.replicas", "app.replicas", 2, "Replicas.");
        deployment.Spec.Template.Spec.Containers.Add(new ContainerV1 { Name = "app", Image = _values.Text("app.image", "app:1", "The image.") });

        var text = Write(deployment);

        Assert.Equal(2, deployment.Spec.Replicas);
        Assert.Contains("\n  replicas: {{ .Values.app.replicas }}\n", text, StringComparison.Ordinal);
        Assert.Contains("image: {{ .Values.app.image | quote }}\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("a\"quote, a \\backslash and: a #comment")]
    public void A_secret_arrives_whatever_characters_it_has(string password)
    {
        var secret = new Aspire.Hosting.Kubernetes.Resources.Secret { Metadata = { Name = "app" }, StringData = { ["password"] = ChartValues.Secret("app", new("password")) } };
        using var folder = new TestFolder(
            ("Chart.yaml", "name: app\nversion: 1.0.0\n"), ("values.yaml", "secrets:\n  app:\n    password: \"\"\n"), ("templates/secret.yaml", Write(secret)));

        var rendered = HelmChart.Render(folder.Path, new Dictionary<string, string> { ["password"] = password });

        Assert.Equal(password, rendered.Objects.Single().Json["stringData"]!["password"]!.GetValue<string>());
    }

    [Fact]
    public void Keys_are_where_people_look_for_them()
    {
        var deployment = new Deployment { Metadata = { Name = "app" }, Spec = { Replicas = 2, Selector = new(new() { ["app"] = "app" }) } };
        deployment.Spec.Template.Spec.Containers.Add(new ContainerV1 { Name = "app", Image = "app:1", Args = { "--flag" }, Env = { new EnvVarV1 { Name = "A", Value = "b" } } });
        var keys = Write(deployment).Split('\n').Select(line => line.Trim(' ', '-').Split(':')[0]).ToList();

        Assert.Equal(["replicas", "selector", "template"], keys.Where(key => key is "replicas" or "selector" or "template"));
        Assert.Equal(["name", "image", "imagePullPolicy", "args", "env", "name", "value"], keys.SkipWhile(key => key != "containers").Where(key => key is "name" or "image" or "imagePullPolicy" or "args" or "env" or "value"));
    }

    [Theory]
    [InlineData("statefulset", "prometheus")]
    [InlineData("statefulset-shard-1", "prometheus-shard-1")]
    [InlineData("statefulset-other", "other")]
    public void A_file_is_named_after_kind_and_name(string expected, string name) =>
        Assert.Equal(expected, ChartObject.FileName(new StatefulSet { Metadata = { Name = name } }, "prometheus"));

    [Fact]
    public void Templates_of_other_programs_pass_through()
    {
        var literal = TemplateText.Literal("{{ $labels.instance }} is {{ if true }}down{{ end }}");

        Assert.Empty(TemplateCheck.ReferencesIn("a.yaml", literal));
        Assert.Equal("{{ $labels.instance }} is {{ if true }}down{{ end }}", literal.Replace("{{`{{`}}", "{{", StringComparison.Ordinal));
    }

    [Fact]
    public void References_are_found() => Assert.Equal(
        ["a.b", "parameters.app.port"],
        TemplateCheck.ReferencesIn("a.yaml", "{{ .Values.a.b }} {{ .Release.Name }} {{ .Values.parameters.app.port | int }}"));

    [Theory]
    [InlineData("{{ $labels.instance }}")]
    [InlineData("{{ include \"name\" . }}")]
    [InlineData("{{ .Values.a.b")]
    public void What_Helm_would_act_on_by_mistake_is_an_error_with_its_line(string text)
    {
        var error = Assert.Throws<InvalidOperationException>(() => TemplateCheck.ReferencesIn("templates/a.yaml", $"one\ntwo: {text}"));

        Assert.StartsWith("templates/a.yaml:2: Helm would act on {{", error.Message, StringComparison.Ordinal);
    }

    private string Write(BaseKubernetesResource content) => TemplateWriter.ToText(TemplateWriter.Read(content, _values.NumbersOf(content)));
}
