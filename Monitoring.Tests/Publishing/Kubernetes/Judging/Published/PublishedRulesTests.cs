using Monitoring.Tests.Publishing.Kubernetes.Judging.Linting;
using Monitoring.Tests.Publishing.Kubernetes.Judging.References;
using Xunit;

namespace Monitoring.Tests.Publishing.Kubernetes.Judging.Published;

public sealed class PublishedRulesTests(PublishedChart chart)
{
    [Fact]
    public async Task Everything_that_is_referred_to_is_there() => Assert.Empty(CrossReferences.Findings(await chart.RenderAsync()));

    [Fact]
    public async Task Linters_find_nothing_that_is_not_waived_with_a_reason() => Assert.Empty(Linter.Findings(await chart.RenderAsync()));
}
