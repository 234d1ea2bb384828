using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Postgres;

/// <summary>What the options and the specification of PostgreSQL must hold.</summary>
internal static class PostgresRules
{
    /// <summary>All rules of options.</summary>
    public static IReadOnlyList<SpecRule<PostgresOptions>> OfOptions { get; } =
        [new ClusterHasAnInstance(), new DataHasADisk(), new ExternalServerHasAnAddress(), new BackupsHaveASchedule(), new BackupsAreKeptForDays()];

    /// <summary>All rules of specifications.</summary>
    public static IReadOnlyList<SpecRule<PostgresSpec>> All { get; } = [new DataIsBackedUp()];

    /// <summary>What does not hold of options.</summary>
    public static IEnumerable<Finding> Check(PostgresOptions options) => OfOptions.SelectMany(rule => rule.Check($"{MonitoringOptions.SectionName}:{nameof(MonitoringOptions.Postgres)}", options));

    /// <summary>What does not hold of a specification.</summary>
    public static IEnumerable<Finding> Check(string name, PostgresSpec spec) => All.SelectMany(rule => rule.Check(name, spec));
}
