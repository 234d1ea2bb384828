using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Xunit;

namespace Monitoring.Tests.Prometheus;

/// <summary>What Prometheus writes when a scrape fails, of versions 2.42 to 3.14, and what is wrong with the target then.</summary>
public sealed class ScrapedTargetTests
{
    [Theory]
    [InlineData("server returned HTTP status 404 Not Found")]
    [InlineData("server returned HTTP status 403 Forbidden")]
    [InlineData("server returned HTTP status 302 Found")]
    [InlineData("expected a valid start token, got \"<!\" (\"INVALID\") while parsing: \"<!\"")]
    [InlineData("received unsupported Content-Type \"text/html; charset=utf-8\" and no fallback_scrape_protocol specified for target")]
    [InlineData("non-compliant scrape target sending blank Content-Type and no fallback_scrape_protocol specified for target")]
    public void Something_answers_that_serves_no_metrics(string error) => Assert.True(Target(error).ServesNoMetrics);

    [Theory]
    [InlineData("")]
    [InlineData("""Get "http://orders:8080/metrics": dial tcp 10.0.0.1:8080: connect: connection refused""")]
    [InlineData("""Get "http://orders:8080/metrics": context deadline exceeded""")]
    [InlineData("context deadline exceeded")]
    [InlineData("unexpected EOF")]
    [InlineData("read tcp 10.0.0.1:1->10.0.0.2:2: read: connection reset by peer")]
    [InlineData("server returned HTTP status 503 Service Unavailable")]
    public void Nobody_answers_or_not_yet(string error) => Assert.False(Target(error).ServesNoMetrics);

    [Fact]
    public void The_place_is_the_resource_that_the_job_scrapes()
    {
        var orders = DistributedApplication.CreateBuilder([]).AddContainer("orders", "orders", "1.0").WithHttpEndpoint(targetPort: 8080);
        var spec = new PrometheusSpec { ScrapeJobs = [new("shop", new AspireEndpoint(orders.GetEndpoint("http"))), new("shop", PrometheusScenario.NodeExporter.Endpoint(Port.Http(9100)))] };

        var targets = ScrapedTargets.Read(spec, """{"status":"success","data":{"activeTargets":[{"labels":{"job":"shop"},"scrapeUrl":"http://orders:8080/metrics","lastError":"no"}]}}""");

        Assert.Equal([new("shop", "http://orders:8080/metrics", "no")], targets.Targets);
        Assert.Equal("orders, node-exporter", targets.ResourcesOf("shop"));
        Assert.Equal("other", targets.ResourcesOf("other"));
    }

    private static ScrapedTarget Target(string error) => new("orders", "http://orders:8080/metrics", error);
}
