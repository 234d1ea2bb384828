using Monitoring.Hosting.Prometheus.PromQl;
using Xunit;

namespace Monitoring.Tests.Rules;

/// <summary>Which labels rules need, so that a test over live series asks for the right ones.</summary>
public sealed class LabelUseTests
{
    [Theory]
    [InlineData("""requests_total{code="500", path!="/"}""", "requests_total code")]
    [InlineData("""up{job="node"} == 0""", """up{job="node"} job""")]
    [InlineData("sum by (job, code) (rate(requests_total[5m]))", "requests_total job|requests_total code")]
    [InlineData("sum(requests_total)", "")]
    [InlineData("histogram_quantile(0.9, sum by (job, le) (rate(latency_bucket[5m])))", "latency_bucket job|latency_bucket le")]
    [InlineData("a_total * on (node) group_left (role) b_info", "a_total node|b_info role|b_info node")]
    [InlineData("a_total and on (instance) b_total", "a_total instance|b_total instance")]
    [InlineData("""label_replace(a_total, "to", "$1", "from", "(.*)")""", "a_total from")]
    [InlineData("absent(up{job=\"x\"})", "up{job=\"x\"} job")]
    [InlineData("1 - avg without (cpu) (idle_ratio)", "idle_ratio cpu")]
    public void Matched_kept_and_joined_labels_are_needed(string expression, string expected) =>
        Assert.Equal(expected, string.Join('|', LabelUse.Of(Expression.Parse(expression), []).Distinct().Select(use => $"{use.Selector} {use.Label}")));
}
