using Monitoring.Hosting.Model;
using Monitoring.Tests.Alertmanager;
using Monitoring.Tests.Prometheus;
using Xunit;

namespace Monitoring.Tests.Fuzzing;

/// <summary>
/// Whatever the options say, they become a configuration that the real tools accept, or are refused with a number and a place.
/// The documents are the same in every run.
/// </summary>
public sealed class OptionFuzzTests
{
    private const int Documents = 10_000;

    /// <summary>The configurations of the first so many documents are given to the tools.</summary>
    private const int Judged = 1_000;

    /// <summary>So many app hosts among them at least.</summary>
    private const int Sampled = 200;

    [Fact]
    public async Task Every_document_is_refused_with_a_reason_or_becomes_a_configuration_that_the_tools_accept()
    {
        var outcomes = new FuzzOutcome[Documents];
        Parallel.For(0, Documents, seed => outcomes[seed] = FuzzOutcome.Of(seed, keepsContainers: seed < Judged));

        var surprises = outcomes.Where(outcome => outcome.Surprise is not null).ToList();
        Assert.True(surprises.Count == 0,
            $"{surprises.Count} documents end in a surprise, one of each kind:\n{string.Join("\n\n", surprises.DistinctBy(outcome => outcome.Kind).Select(outcome => $"{outcome.Seed}: {outcome.Surprise}"))}");
        Assert.InRange(outcomes.Count(outcome => outcome.Length > 0), Documents / 10, Documents * 9 / 10);

        var judged = outcomes.Where(outcome => outcome.Containers.Count > 0).ToList();
        Assert.True(judged.Count >= Sampled, $"Only {judged.Count} of {Judged} documents are accepted: this shows little.");
        await PromtoolCheck.Accepts(Named("prometheus"));
        await AmtoolCheck.Accepts(Named("alertmanager"));

        IEnumerable<ContainerSpec> Named(string name) => judged.SelectMany(outcome => outcome.Containers).Where(container => container.Name == name);
    }
}
