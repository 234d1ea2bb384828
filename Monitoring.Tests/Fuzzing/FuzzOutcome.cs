using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Fuzzing;

/// <summary>What becomes of a document of options.</summary>
/// <param name="Seed">What the document is drawn from.</param>
internal sealed partial record FuzzOutcome(int Seed)
{
    /// <summary>The characters of all files and arguments that it became; 0: it was refused.</summary>
    public long Length { get; private init; }

    /// <summary>The containers, where they were asked for.</summary>
    public IReadOnlyList<ContainerSpec> Containers { get; private init; } = [];

    /// <summary>What should not happen: an exception, or a refusal without number and place. Null: it did not.</summary>
    public string? Surprise { get; private init; }

    /// <summary>The kind of surprise: many documents have the same.</summary>
    public string? Kind => Surprise?.Split('\n')[0];

    /// <summary>Draws a document, and writes all of its configuration.</summary>
    /// <param name="seed">What to draw from.</param>
    /// <param name="keepsContainers">Whether the containers are asked for.</param>
    public static FuzzOutcome Of(int seed, bool keepsContainers)
    {
        var outcome = new FuzzOutcome(seed);
        var document = RandomOptions.Next(new Random(seed));
        try
        {
            List<ContainerSpec> containers = [.. FuzzedStack.Describe(document).SelectMany(workload => workload.Containers)];
            return outcome with { Length = containers.Sum(Written), Containers = keepsContainers ? containers : [] };
        }
        catch (MonitoringValidationException refusal)
        {
            var isExplained = refusal.Errors.Count > 0 && refusal.Errors.All(error => HasPlace().IsMatch(error.ToString()));
            return isExplained ? outcome : outcome with { Surprise = refusal.Message };
        }
        catch (Exception exception)
        {
            return outcome with { Surprise = $"{exception}\n{string.Concat(document.Select(option => $"  {option.Key}={option.Value}\n"))}" };
        }
    }

    private static long Written(ContainerSpec container) => ContainerFiles.Of(container).Sum(file => (long)file.Value.Length);

    [GeneratedRegex(@"^MON\d{3} error: \S")]
    private static partial Regex HasPlace();
}
