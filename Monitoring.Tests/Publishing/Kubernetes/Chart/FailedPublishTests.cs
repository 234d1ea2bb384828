using Monitoring.Tests.Stack;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Chart;

/// <summary>A publish that fails: exit code 1, a message that names the place and the fix, and the old chart as it was.</summary>
public sealed class FailedPublishTests : IDisposable
{
    private readonly TestFolder _output = new(("values.yaml", "old"));

    [Theory]
    [InlineData("--Monitoring:ObjectStore:UsesKeys=true", "MON200 error: Parameters:object-store-access-key: This secret has no value.", "Set Parameters__object_store_access_key")]
    [InlineData("--Monitoring:ObjectStore:Type=Filesystem", "MON201 error: ", "Monitoring:ObjectStore:Type")]
    [InlineData("--Monitoring:Prometheus:StorageSize=10Gi", "MON148 error: prometheus: ", "Use a larger disk")]
    [InlineData("--Monitoring:Prometheus:Replicas=0", "MON003 error: Monitoring:Prometheus:Replicas: 0 replicas are none.", "Use 1 or more")]
    [InlineData("--Monitoring:Publish:Target=Nomad", "MON002 error: Monitoring:Publish:Target: 'Nomad' cannot be read.", "Kubernetes")]
    [InlineData("--Monitoring:Kubernetes:Cloud=Nimbus", "MON002 error: Monitoring:Kubernetes:Cloud: 'Nimbus' cannot be read.", "None, Aws, Gcp, Azure")]
    [InlineData("--Monitoring:Kubernetes:Namespaze=x", "MON001 error: Monitoring:Kubernetes:Namespaze: There is no such option.", "Namespace")]
    [InlineData("--Monitoring:Kubernetes:Namespace=My_Space", "MON003 error: Monitoring:Kubernetes:Namespace: 'My_Space' is no name of a namespace.", "lower-case")]
    public async Task The_old_chart_stays(string argument, string message, string fix)
    {
        using var app = AppHostProcess.Start(
            ["--operation", "publish", "--step", "publish", "--output-path", _output.Path, "--clear-cache", "true", argument],
            start => start.Environment["DOTNET_ENVIRONMENT"] = "Production");

        Assert.Equal(1, await app.Ended(TimeSpan.FromSeconds(60)));
        Assert.Contains(message, app.Output, StringComparison.Ordinal);
        Assert.Contains(fix, app.Output, StringComparison.Ordinal);
        Assert.Equal(["values.yaml"], Directory.GetFileSystemEntries(_output.Path).Select(Path.GetFileName));
        Assert.Equal("old", await File.ReadAllTextAsync(Path.Combine(_output.Path, "values.yaml"), TestContext.Current.CancellationToken));
    }

    public void Dispose() => _output.Dispose();
}
