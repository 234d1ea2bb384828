using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus.PromQl;

namespace Monitoring.Hosting.Prometheus.Lint;

/// <summary>All rules of a Prometheus, as the linter reads them.</summary>
/// <param name="Files">The files.</param>
internal sealed record RuleBook(IReadOnlyList<RuleFile> Files)
{
    /// <summary>How often targets are scraped.</summary>
    public Duration ScrapeInterval { get; init; } = Duration.Seconds(15);

    /// <summary>How often rules are evaluated, unless their group says otherwise.</summary>
    public Duration EvaluationInterval { get; init; } = Duration.Seconds(15);

    /// <summary>The rules, each with its place.</summary>
    public IReadOnlyList<Entry> Entries { get; } =
        [.. from file in Files from @group in file.Groups from rule in @group.Rules select Entry.Of(file, @group, rule)];

    /// <summary>The alerts.</summary>
    public IEnumerable<Entry> Alerts => Entries.Where(entry => entry.Rule.IsAlert);

    /// <summary>The recording rules.</summary>
    public IEnumerable<Entry> Records => Entries.Where(entry => !entry.Rule.IsAlert);

    /// <summary>The rules of a Prometheus.</summary>
    public static RuleBook Of(PrometheusSpec spec) =>
        new([.. RuleFiles.Of(spec)]) { ScrapeInterval = spec.ScrapeInterval, EvaluationInterval = spec.EvaluationInterval };
}

/// <summary>A rule in a rule book.</summary>
/// <param name="Place">File and line.</param>
/// <param name="Group">The group it is in.</param>
/// <param name="Rule">The rule.</param>
internal sealed record Entry(string Place, RuleGroup Group, Rule Rule)
{
    /// <summary>Its expression; null when it is none.</summary>
    public Expression? Expression { get; private init; }

    /// <summary>Why the expression is none.</summary>
    public string? Problem { get; private init; }

    /// <summary>All parts of its expression.</summary>
    public IEnumerable<Expression> Parts => Expression?.All ?? [];

    internal static Entry Of(RuleFile file, RuleGroup group, Rule rule)
    {
        var entry = new Entry($"{file.Name}:{rule.Line}", group, rule);
        try
        {
            return rule.Expression.Length == 0 ? entry : entry with { Expression = Expression.Parse(rule.Expression) };
        }
        catch (PromQlException malformed)
        {
            return entry with { Problem = malformed.Message };
        }
    }
}
