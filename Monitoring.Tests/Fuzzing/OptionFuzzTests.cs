using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Options;
using Monitoring.Hosting.Validation;
using Monitoring.Tests.Alertmanager;
using Monitoring.Tests.Prometheus;
using Xunit;

namespace Monitoring.Tests.Fuzzing;

/// <summary>
/// Whatever the options say, they become a configuration that the real tools accept, or are refused with a number and a place.
/// The documents are the same in every run.
/// </summary>
public sealed partial class OptionFuzzTests
{
    private const int Documents = 10_000;

    /// <summary>Of so many documents that can be read, a whole app host is made: that takes some hundred times as long as reading them.</summary>
    private const int AppHosts = 500;

    /// <summary>So many configurations at least are given to the tools.</summary>
    private const int Sampled = 200;

    [Fact]
    public async Task Every_document_is_refused_with_a_reason_or_becomes_a_configuration_that_the_tools_accept()
    {
        var surprises = new List<string>();
        var readable = Enumerable.Range(0, Documents).Where(seed => IsAccepted(seed, surprises, document => MonitoringOptionsReader.Read(document.Configuration))).ToList();
        Assert.InRange(readable.Count, Documents / 10, Documents * 9 / 10);

        var accepted = new List<Workload>();
        var appHosts = readable.Where((_, index) => index % (readable.Count / AppHosts) == 0).ToList();
        var count = appHosts.Count(seed => IsAccepted(seed, surprises, document => accepted.AddRange(Describe(document))));

        Assert.True(surprises.Count == 0, $"{surprises.Count} documents end in a surprise, one of each kind:\n{string.Join("\n\n", surprises.DistinctBy(Kind))}");
        Assert.True(count >= Sampled, $"Only {count} of {appHosts.Count} app hosts are accepted: this shows little.");
        var containers = accepted.SelectMany(workload => workload.Containers).ToList();
        await PromtoolCheck.Accepts(containers.Where(container => container.Name == "prometheus"));
        await AmtoolCheck.Accepts(containers.Where(container => container.Name == "alertmanager"));
    }

    private static string Kind(string surprise) => surprise[surprise.IndexOf(' ', StringComparison.Ordinal)..].Split('\n')[0];

    private static bool IsAccepted(int seed, List<string> surprises, Action<FuzzedDocument> use)
    {
        var document = new FuzzedDocument(RandomOptions.Next(new Random(seed)));
        try
        {
            use(document);
            return true;
        }
        catch (MonitoringValidationException refusal)
        {
            if (refusal.Errors.Count == 0 || !refusal.Errors.All(error => HasPlace().IsMatch(error.ToString())))
            {
                surprises.Add($"{seed}: {refusal.Message}");
            }
        }
        catch (Exception exception)
        {
            surprises.Add($"{seed}: {exception}\n{document}");
        }

        return false;
    }

    private static IReadOnlyList<Workload> Describe(FuzzedDocument document)
    {
        var (findings, workloads) = FuzzedStack.Describe(document.Options);
        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        return errors.Count > 0 ? throw new MonitoringValidationException(errors) : workloads;
    }

    [GeneratedRegex(@"^MON\d{3} error: \S")]
    private static partial Regex HasPlace();

    private sealed record FuzzedDocument(IReadOnlyDictionary<string, string?> Options)
    {
        public IConfiguration Configuration => new ConfigurationBuilder().AddInMemoryCollection(Options).Build();

        public override string ToString() => string.Concat(Options.Select(option => $"  {option.Key}={option.Value}\n"));
    }
}
