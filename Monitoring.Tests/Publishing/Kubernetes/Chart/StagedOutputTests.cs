using Aspire.Hosting.Pipelines;
using Monitoring.Hosting.Publishing.Kubernetes.Chart;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Chart;

public sealed class StagedOutputTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly string _output;
    private readonly StagedOutput _staged;

    public StagedOutputTests()
    {
        _output = Path.Combine(_folder.Path, "chart");
        _staged = new StagedOutput(new FixedOutput(_output));
    }

    [Fact]
    public void What_was_written_is_put_in_place_when_all_has_succeeded()
    {
        Publish("first");

        Assert.Equal("first", File.ReadAllText(Path.Combine(_output, "values.yaml")));
        Assert.Equal(["chart"], Names(_folder.Path));
    }

    [Fact]
    public void A_file_that_is_no_longer_written_goes_and_a_strangers_stays()
    {
        Publish("first", "old.yaml");
        File.WriteAllText(Path.Combine(_output, "README.md"), "mine");

        Publish("second", "new.yaml");

        Assert.Equal(["README.md", "templates", "values.yaml"], Names(_output));
        Assert.Equal(["new.yaml"], Names(Path.Combine(_output, "templates")));
        Assert.Equal("second", File.ReadAllText(Path.Combine(_output, "values.yaml")));
    }

    [Fact]
    public void Until_then_the_old_output_is_as_it_was_and_nothing_is_left_of_a_failure()
    {
        Publish("first");

        _staged.Begin();
        File.WriteAllText(Path.Combine(_staged.GetOutputDirectory(), "values.yaml"), "half");
        Assert.Equal("first", File.ReadAllText(Path.Combine(_output, "values.yaml")));

        _staged.Dispose();
        Assert.Equal("first", File.ReadAllText(Path.Combine(_output, "values.yaml")));
        Assert.Equal(["chart"], Names(_folder.Path));
        Assert.Equal(_output, _staged.GetOutputDirectory());
    }

    public void Dispose()
    {
        _staged.Dispose();
        _folder.Dispose();
    }

    private void Publish(string text, string template = "a.yaml")
    {
        _staged.Begin();
        var folder = _staged.GetOutputDirectory();
        File.WriteAllText(Path.Combine(folder, "values.yaml"), text);
        Directory.CreateDirectory(Path.Combine(folder, "templates"));
        File.WriteAllText(Path.Combine(folder, "templates", template), text);
        _staged.Commit();
    }

    private static IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private sealed class FixedOutput(string path) : IPipelineOutputService
    {
        public string GetOutputDirectory() => path;

        public string GetOutputDirectory(IResource resource) => Path.Combine(path, resource.Name);

        public string GetTempDirectory() => throw new NotSupportedException();

        public string GetTempDirectory(IResource resource) => throw new NotSupportedException();
    }
}
