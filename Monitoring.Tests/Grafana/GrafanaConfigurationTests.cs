using Monitoring.Hosting.Grafana;
using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests.Grafana;

public sealed class GrafanaConfigurationTests
{
    [Fact]
    public void Two_replicas_share_PostgreSQL_and_Redis() =>
        Golden.Verify("grafana-13.2-local", WorkloadFiles.Of(GrafanaScenario.Describe(GrafanaScenario.Stack, TestAddressing.Local)));

    [Fact]
    public void In_Kubernetes_only_addresses_differ() =>
        Golden.Verify("grafana-13.2-kubernetes", WorkloadFiles.Of(GrafanaScenario.Describe(GrafanaScenario.Stack, TestAddressing.Kubernetes)));

    [Fact]
    public void The_oldest_version_gets_what_it_understands() =>
        Golden.Verify("grafana-10.0-alone", WorkloadFiles.Of(GrafanaScenario.Describe(GrafanaScenario.Alone with { Image = GrafanaImages.Default with { Tag = "10.0.0" } }, TestAddressing.Local)));

    [Theory]
    [InlineData("10.0.0")]
    [InlineData("11.4.0")]
    [InlineData("13.2.0")]
    public void Every_key_is_one_that_the_release_knows(string tag)
    {
        var text = GrafanaScenario.File(GrafanaScenario.Stack with { Image = GrafanaImages.Default with { Tag = tag } }, "grafana.ini");

        Assert.Empty(GrafanaKeyList.Read().Unknown(text, Version.Parse(tag)));
    }

    [Fact]
    public void The_list_catches_what_Grafana_would_ignore() =>
        Assert.Equal(
            ["session.provider", "plugins.preinstall_disabled"],
            GrafanaKeyList.Read().Unknown("[session]\nprovider = redis\n[plugins]\npreinstall_disabled = true\n", new Version(11, 4)));

    [Fact]
    public void No_secret_is_in_a_file()
    {
        var files = WorkloadFiles.Of(GrafanaScenario.Describe(GrafanaScenario.Stack, TestAddressing.Local));

        Assert.DoesNotContain(files, file => file.Key != "grafana/environment" && file.Value.Contains("(secret"));
        foreach (var line in files["grafana/config/grafana.ini"].Split('\n').Where(line => line.Contains("password") || line.StartsWith("secret_key", StringComparison.Ordinal)))
        {
            Assert.Contains("$__file{/etc/grafana/secrets/", line);
        }
    }

    [Fact]
    public void Every_file_that_is_referred_to_is_there()
    {
        var login = new OpenIdLogin("Example", new Uri("https://login.example.com/"), "grafana", new Secret("login-secret"));
        var container = GrafanaScenario.Describe(GrafanaScenario.Stack with { Login = login }, TestAddressing.Local);
        var used = WorkloadFiles.Of(container).Values.SelectMany(text => text.Split("$__file{").Skip(1)).Select(rest => rest.Split('}')[0]);

        Assert.Equal(
            used.Distinct().Order(StringComparer.Ordinal),
            container.Config.Where(folder => folder.Name == "secrets").SelectMany(folder => folder.Files.Select(file => $"{folder.Path}/{file.Name}")).Order(StringComparer.Ordinal));
        Assert.Empty(container.Environment.Select(variable => variable.Value).OfType<SecretValue>());
    }

    [Fact]
    public void Where_people_reach_it_follows_the_host()
    {
        var spec = GrafanaScenario.Stack with { ExternalUrl = null, PublicHost = HostName.Parse("grafana.example.com") };

        var text = GrafanaScenario.File(spec, "grafana.ini");

        Assert.Contains("domain = $__env{GRAFANA_PUBLIC_HOST}\nroot_url = https://$__env{GRAFANA_PUBLIC_HOST}/\n", text);
        Assert.Contains("cookie_secure = true\n", text);
        Assert.Contains("strict_transport_security = true\n", text);
        Assert.Contains(new("GRAFANA_PUBLIC_HOST", PublicEndpoint.HostOf(HostName.Parse("grafana.example.com"))), GrafanaScenario.Describe(spec, TestAddressing.Local).Environment);
        Assert.Empty(GrafanaKeyList.Read().Unknown(text, new Version(13, 2)));
    }

    [Fact]
    public void Nobody_gets_in_without_a_password()
    {
        var text = GrafanaScenario.File(GrafanaScenario.Alone, "grafana.ini");

        Assert.Contains("[auth.anonymous]\nenabled = false\n", text);
        Assert.Contains("allow_sign_up = false\n", text);
        Assert.DoesNotContain("admin_password = admin", text);
    }

    [Theory]
    [InlineData("https://grafana.example.com/", "cookie_secure = true\n")]
    [InlineData("http://localhost:3000/", "cookie_secure = false\n")]
    public void Cookies_are_secure_where_HTTPS_is(string url, string expected) =>
        Assert.Contains(expected, GrafanaScenario.File(GrafanaScenario.Alone with { ExternalUrl = new Uri(url) }, "grafana.ini"));

    [Fact]
    public void Replicas_agree_through_Redis_and_one_alone_does_not()
    {
        var two = GrafanaScenario.File(GrafanaScenario.Stack, "grafana.ini");

        Assert.Contains("ha_redis_address = redis:6379\nha_redis_password = $__file{/etc/grafana/secrets/redis-password}\n", two);
        Assert.Contains("[live]\nha_engine = redis\nha_engine_address = redis:6379\nha_engine_password = $__file{/etc/grafana/secrets/redis-password}\n", two);
        Assert.DoesNotContain("ha_", GrafanaScenario.File(GrafanaScenario.Stack with { Replicas = 1 }, "grafana.ini"));
    }

    [Theory]
    [InlineData("10.2.0", false)]
    [InlineData("10.3.0", true)]
    public void Live_data_is_shared_as_soon_as_it_can_be(string tag, bool expected)
    {
        var spec = GrafanaScenario.Stack with { Image = GrafanaImages.Default with { Tag = tag } };

        Assert.Equal(expected, GrafanaScenario.File(spec, "grafana.ini").Contains("[live]", StringComparison.Ordinal));
        Assert.Equal(!expected, GrafanaRules.Check("grafana", spec).Any(finding => finding.Id == "MON165"));
    }

    [Fact]
    public void A_login_maps_groups_to_roles_and_everyone_else_to_looking()
    {
        var login = new OpenIdLogin("Example", new Uri("https://login.example.com/realms/main/"), "grafana", new Secret("login-secret"))
        {
            AdminGroups = ["operations"],
            EditorGroups = ["developers"],
        };

        var text = GrafanaScenario.File(GrafanaScenario.Stack with { Login = login }, "grafana.ini");

        Assert.Contains("auth_url = https://login.example.com/realms/main/protocol/openid-connect/auth\n", text);
        Assert.Contains("client_secret = $__file{/etc/grafana/secrets/login-secret}\n", text);
        Assert.Contains(
            "role_attribute_path = contains(groups[*], 'operations') && 'Admin' || contains(groups[*], 'developers') && 'Editor' || 'Viewer'\n", text);
        Assert.Empty(GrafanaKeyList.Read().Unknown(text, new Version(13, 2)));
    }

    [Fact]
    public void Without_a_database_there_is_one_replica_with_a_disk()
    {
        var workload = GrafanaWorkload.Describe("grafana", GrafanaScenario.Alone with { Replicas = 3 }, TestAddressing.Local);

        Assert.Equal(Replication.Singleton, workload.Replication);
        Assert.Equal([new VolumeClaim("data", ByteSize.GiB(2))], workload.Claims);
    }

    [Fact]
    public void With_a_database_there_are_replicas_without_disks()
    {
        var workload = GrafanaWorkload.Describe("grafana", GrafanaScenario.Stack, TestAddressing.Local);

        Assert.Equal(Replication.Stateless(2), workload.Replication);
        Assert.Empty(workload.Claims);
    }

    [Fact]
    public void Values_with_comment_marks_are_quoted() =>
        Assert.Contains("root_url = \"\"\"https://grafana.example.com/#home\"\"\"\n",
            GrafanaScenario.File(GrafanaScenario.Alone with { ExternalUrl = new Uri("https://grafana.example.com/#home") }, "grafana.ini"));
}
