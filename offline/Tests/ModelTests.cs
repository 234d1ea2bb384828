using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace Offline.Tests;

public class ModelTests
{
    [Theory]
    [InlineData("1st", "Resource name '1st' is invalid. Name must start with an ASCII letter. (Parameter 'name')")]
    [InlineData("a--b", "Resource name 'a--b' is invalid. Name cannot contain consecutive hyphens. (Parameter 'name')")]
    [InlineData("a_b", "Resource name 'a_b' is invalid. Name must contain only ASCII letters, digits, and hyphens. (Parameter 'name')")]
    [InlineData("a-", "Resource name 'a-' is invalid. Name cannot end with a hyphen. (Parameter 'name')")]
    public async Task A_name_that_is_no_host_name_is_refused(string name, string message)
    {
        await using var app = new TestApplication();

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => app.Builder.AddContainer(name, "x")).Message);
    }

    [Fact]
    public async Task Names_are_unique_whatever_their_case()
    {
        await using var app = new TestApplication();
        app.Builder.AddContainer("web", "x");

        var failure = Assert.Throws<DistributedApplicationException>(() => app.Builder.AddContainer("Web", "x"));
        Assert.EndsWith("Resource names are case-insensitive.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nginx", null, "nginx:latest")]
    [InlineData("quay.io/prometheus/prometheus:v3", null, "quay.io/prometheus/prometheus:v3")]
    [InlineData("localhost:5000/a/b", "2", "localhost:5000/a/b:2")]
    [InlineData("a/b@sha256:0123", null, "a/b@sha256:0123")]
    public async Task An_image_reference_is_taken_apart(string reference, string? tag, string expected)
    {
        await using var app = new TestApplication();
        var container = app.Builder.AddContainer("web", "other").WithImage(reference, tag);

        container.Resource.TryGetContainerImageName(out var image);
        Assert.Equal(expected, image);
    }

    [Fact]
    public async Task A_container_that_refers_to_others_finds_them_on_the_container_network()
    {
        await using var app = new TestApplication();
        var prometheus = app.Builder.AddContainer("prometheus", "x").WithHttpEndpoint(targetPort: 9090);
        var alertmanager = app.Builder.AddContainer("alertmanager", "x").WithEndpoint(targetPort: 9094, name: "gossip");
        var web = app.Builder.AddContainer("web", "x")
            .WithReference(prometheus.GetEndpoint("http"))
            .WithReference(alertmanager.GetEndpoint("gossip"))
            .WithEnvironment("LITERAL", "{a}")
            .WithEnvironment("TARGET", $"{{host}}={prometheus.GetEndpoint("http").Property(EndpointProperty.HostAndPort)}");
        await app.StartAsync();

        var environment = await app.EnvironmentOfAsync(web.Resource);

        Assert.Equal("http://prometheus:9090", environment["services__prometheus__http__0"]);
        Assert.Equal("http://prometheus:9090", environment["PROMETHEUS_HTTP"]);
        Assert.Equal("tcp://alertmanager:9094", environment["services__alertmanager__gossip__0"]);
        Assert.Equal("{a}", environment["LITERAL"]);
        Assert.Equal("{host}=prometheus:9090", environment["TARGET"]);
        Assert.Equal("http://localhost:20000", prometheus.GetEndpoint("http").Url);
    }

    [Fact]
    public async Task A_generated_password_is_kept_for_the_next_run_where_only_its_user_can_read_it()
    {
        var secrets = $"--ASPIRE_USER_SECRETS_ID=offline-tests-{Guid.NewGuid():n}";
        await using var first = new TestApplication(secrets, "--environment=Development");
        var path = first.Builder.UserSecretsManager.FilePath;
        try
        {
            var password = await first.Builder.AddPostgres("pg").Resource.PasswordParameter.GetValueAsync(TestContext.Current.CancellationToken);
            Assert.Equal(22, password!.Length);
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

            await using var second = new TestApplication(secrets, "--environment=Development");
            var again = await second.Builder.AddPostgres("pg").Resource.PasswordParameter.GetValueAsync(TestContext.Current.CancellationToken);
            Assert.Equal(password, again);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Theory]
    [InlineData("18.6", "/var/lib/postgresql")]
    [InlineData("17", "/var/lib/postgresql/data")]
    [InlineData("bookworm", "/var/lib/postgresql/data")]
    public async Task The_data_path_of_PostgreSQL_depends_on_its_version(string tag, string path)
    {
        await using var app = new TestApplication();
        var server = app.Builder.AddPostgres("pg").WithImageTag(tag).WithDataVolume();

        Assert.Equal(path, Assert.Single(server.Resource.Annotations.OfType<ContainerMountAnnotation>()).Target);
    }

    [Fact]
    public async Task Publishing_describes_Redis_by_expressions()
    {
        await using var app = new TestApplication("--operation", "publish", "--step", "publish");
        var redis = app.Builder.AddRedis("redis").Resource;

        Assert.True(app.Builder.ExecutionContext.IsPublishMode);
        Assert.StartsWith(
            "{redis.bindings.tcp.host}:{redis.bindings.tcp.port},password={redis-password.value}{cond-redis-bindings-tcp-tlsenabled-",
            redis.ConnectionStringExpression.ValueExpression,
            StringComparison.Ordinal);
    }
}
