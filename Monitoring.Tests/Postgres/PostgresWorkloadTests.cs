using Monitoring.Hosting.Model;
using Monitoring.Hosting.Postgres;
using Xunit;

namespace Monitoring.Tests.Postgres;

/// <summary>A PostgreSQL server of one pod.</summary>
public sealed class PostgresWorkloadTests
{
    [Theory]
    [InlineData("15.20", "/var/lib/postgresql/data", "/var/lib/postgresql/data/pgdata")]
    [InlineData("17.9", "/var/lib/postgresql/data", "/var/lib/postgresql/data/pgdata")]
    [InlineData("18.3", "/var/lib/postgresql", "/var/lib/postgresql/18/docker")]
    public void Data_lies_in_a_folder_of_the_disk_where_the_image_of_the_version_looks_for_it(string tag, string mount, string data)
    {
        var program = Describe(tag).Containers[0];

        Assert.Equal(mount, program.Mounts.Single().Path);
        Assert.Equal(new LiteralValue(data), program.Environment.Single(variable => variable.Name == "PGDATA").Value);
    }

    [Fact]
    public void Passwords_are_files_and_no_text_holds_one()
    {
        var program = Describe("18.3").Containers[0];
        var script = program.Config.SelectMany(folder => folder.Files).OfType<TextFile>().Single();

        Assert.DoesNotContain(program.Environment, variable => variable.Value is SecretValue);
        Assert.Equal(
            ["postgres-password", "postgres-exporter-password", "postgres-grafana-password"],
            program.Config.SelectMany(folder => folder.Files).OfType<SecretFile>().Select(file => file.Secret.Name));
        Assert.Contains("\\set password `cat /etc/postgresql/secrets/postgres-grafana-password`\nCREATE ROLE \"grafana\" LOGIN PASSWORD :'password';\nCREATE DATABASE \"grafana\" OWNER \"grafana\";\n", script.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_quotation_mark_stays_a_name()
    {
        var script = PostgresScript.Of(Spec("18.3") with { Databases = [new("odd\"name", new("password"))] }, secret => $"/secrets/{secret.Name}");

        Assert.Contains("CREATE DATABASE \"odd\"\"name\" OWNER \"odd\"\"name\";", script.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quarter_of_the_memory_is_for_pages()
    {
        var program = PostgresWorkload.Describe("postgres", Spec("18.3") with { Resources = new(1, ByteSize.GiB(8)) }, new("postgres-password")).Containers[0];

        Assert.Contains("--shared_buffers=2048MB", program.Args);
        Assert.Equal("sharedBuffers", program.TunableFlags["--shared_buffers"].Name);
    }

    private static Workload Describe(string tag) => PostgresWorkload.Describe("postgres", Spec(tag), new("postgres-password"));

    private static PostgresSpec Spec(string tag) => new(new("docker.io", "library/postgres", tag))
    {
        MonitorPassword = new("postgres-exporter-password"),
        Databases = [new("grafana", new("postgres-grafana-password"))],
    };
}
