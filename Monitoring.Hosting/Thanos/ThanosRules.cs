using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>What specifications of Thanos processes must hold.</summary>
internal static class ThanosRules
{
    /// <summary>Rules for every process.</summary>
    public static IReadOnlyList<SpecRule<ThanosSpec>> OfAll { get; } =
        [new SupportedVersion<ThanosSpec>("MON131", spec => spec.Image, ThanosImages.OldestSupported, "v0.42.4")];

    /// <summary>Rules for queriers.</summary>
    public static IReadOnlyList<SpecRule<ThanosQuerySpec>> OfQuery { get; } = [new QuerierAsksSomething(), new QuerierSpeaksTlsWithAll()];

    /// <summary>Rules for query frontends.</summary>
    public static IReadOnlyList<SpecRule<ThanosQueryFrontendSpec>> OfQueryFrontend { get; } = [new FrontendHasAQuerier(), new FrontendPassesPasswordsOn()];

    /// <summary>Rules for store gateways.</summary>
    public static IReadOnlyList<SpecRule<ThanosStoreSpec>> OfStore { get; } = [new StoreServesSomeTime(), new StoreShardExists()];

    /// <summary>Rules for compactors.</summary>
    public static IReadOnlyList<SpecRule<ThanosCompactorSpec>> OfCompactor { get; } = [new SamplesLiveUntilDownsampled(), new CoarseSamplesOutliveFineOnes()];

    /// <summary>What does not hold of a process.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="spec">Its specification.</param>
    /// <param name="own">The rules for its kind.</param>
    public static IEnumerable<Finding> Check<TSpec>(string name, TSpec spec, IEnumerable<SpecRule<TSpec>> own)
        where TSpec : ThanosSpec => [.. OfAll.SelectMany(rule => rule.Check(name, spec)), .. own.SelectMany(rule => rule.Check(name, spec))];
}
