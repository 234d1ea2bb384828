using System.Text.Json.Nodes;
using Aspire.Hosting.Kubernetes.Resources;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Xunit;
using Secret = Monitoring.Hosting.Model.Secret;

namespace Monitoring.Tests.Publishing.Kubernetes.Chart;

public sealed class ValuesTests
{
    private const string OfAspire = "parameters:\n  app:\n    app_image: app:latest\nsecrets:\n  app:\n    admin_password: \"\"\nconfig:\n  app:\n    UNUSED: x\n";

    private readonly ChartValues _values = new();

    public ValuesTests()
    {
        _values.Image("app.image", new ContainerImage("quay.io", "org/app", "v1.2.3") { Digest = "sha256:" + new string('a', 64) }, "The image.");
        _values.ProjectImage("app", new ContainerImage("registry.example.com", "org/app", "1.0.0"));
        _values.Number(new Deployment(), "spec.replicas", "app.replicas", 2, "Replicas.", minimum: 1);
        _values.Quantity("app.storage.size", "10Gi", "The disk.");
    }

    [Fact]
    public void The_file_has_every_value_with_its_meaning_and_of_Aspires_what_is_referred_to()
    {
        var others = ValuesFile.Used(
            ValuesFile.ReadOthers(OfAspire), new HashSet<string> { "parameters.app.app_image", "secrets.app.admin_password" }, _values.ProjectImages);

        Assert.EndsWith(
            $$"""

            app:
              image:
                # The image.
                repository: quay.io/org/app
                # Its tag, pinned by @sha256:… where the digest is known.
                tag: "v1.2.3@sha256:{{new string('a', 64)}}"
              # Replicas.
              replicas: 2
              storage:
                # The disk.
                size: 10Gi

            parameters:
              app:
                app_image: "registry.example.com/org/app:1.0.0"
            secrets:
              app:
                admin_password: ""

            """, ValuesFile.ToText(_values, others).ReplaceLineEndings(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_is_closed_knows_types_and_wants_secrets()
    {
        var schema = JsonNode.Parse(ValuesSchema.ToText(_values, ValuesFile.ReadOthers(OfAspire)))!;

        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        Assert.Equal("integer", schema["properties"]!["app"]!["properties"]!["replicas"]!["type"]!.GetValue<string>());
        Assert.Equal(1, schema["properties"]!["app"]!["properties"]!["replicas"]!["minimum"]!.GetValue<int>());
        Assert.Equal(1, schema["properties"]!["secrets"]!["properties"]!["app"]!["properties"]!["admin_password"]!["minLength"]!.GetValue<int>());
    }

    [Fact]
    public void A_secret_is_referred_to_as_Aspire_names_it() =>
        Assert.Equal("{{ .Values.secrets.thanos_query.admin_password }}", ChartValues.Secret("thanos-query", new Secret("admin-password")));

    [Fact]
    public void A_value_has_one_default()
    {
        Assert.Equal("{{ .Values.app.storage.size }}", _values.Quantity("app.storage.size", "10Gi", "The disk."));
        Assert.Throws<InvalidOperationException>(() => _values.Quantity("app.storage.size", "20Gi", "The disk."));
    }

    [Fact]
    public void A_value_is_no_group()
    {
        _values.Text("app.storage", "x", "A text.");

        Assert.Throws<InvalidOperationException>(() => ValuesFile.ToText(_values, []));
    }

    [Theory]
    [InlineData("thanosQueryFrontend", "thanos-query-frontend")]
    [InlineData("prometheusShard1", "prometheus-shard-1")]
    public void Names_become_parts_of_paths(string expected, string name) => Assert.Equal(expected, ChartValues.Key(name));
}
