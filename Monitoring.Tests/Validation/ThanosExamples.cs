using Monitoring.Hosting.Model;
using Monitoring.Hosting.ObjectStorage;
using Monitoring.Hosting.Thanos;
using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of specifications of Thanos.</summary>
internal static class ThanosExamples
{
    private static readonly ObjectStore Bucket = new FileSystemStore("bucket");
    private static readonly ThanosCompactorSpec Compactor = new(Bucket);
    private static readonly ThanosStoreSpec Store = new(Bucket);
    private static readonly TestWorkload Other = new("other", Replication.Stateless());

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON130 error: thanos: Raw samples are deleted after 1d15h, but downsampled to 5 minutes only after 1d16h. "
            + "Fix: Keep raw samples for 1d16h and samples of 5 minutes for 10d or longer, or 0s: forever.",
            ThanosRules.OfCompactor, Keeping(new() { Raw = Duration.Hours(39) }), Keeping(new() { Raw = Duration.Hours(40) })),
        Of("MON138 warning: thanos: Samples live for 30d as scraped, 20d by 5 minutes, 730d by the hour: the coarser ones are gone before the finer ones, and were made for nothing. "
            + "Fix: Keep coarser samples for longer.",
            ThanosRules.OfCompactor, Keeping(new() { FiveMinutes = Duration.Days(20) }), Keeping(new() { FiveMinutes = Duration.Days(30) })),
        Of("MON131 error: thanos: Version 0.33.0 is too old. Fix: Use 0.34 or later.", ThanosRules.OfCompactor, Tagged("v0.33.0"), Tagged("v0.34.0")),
        Of("MON132 warning: thanos: It asks nothing, so every query is empty. Fix: Use WithEndpoints with a store gateway, or with a Prometheus that has WithThanosSidecar.",
            ThanosRules.OfQuery, new ThanosQuerySpec(), new ThanosQuerySpec { StoreApis = [Other.Endpoint(ThanosProcess.Grpc)] }),
        Of("MON133 error: thanos: There is no querier behind it. Fix: Use WithQuery.",
            ThanosRules.OfQueryFrontend, new ThanosQueryFrontendSpec(), new ThanosQueryFrontendSpec { Query = Other.Endpoint(ThanosProcess.Http) }),
        Of("MON134 error: thanos: Nothing is both younger than 1d and older than 1d. Fix: Let the oldest age be the greater one.",
            ThanosRules.OfStore, Store with { TimeRange = new(Duration.Days(1), Duration.Days(1)) }, Store with { TimeRange = new(Duration.Days(2), Duration.Days(1)) }),
        Of("MON135 error: thanos: There is no part 3 of 3. Fix: Count the parts from 0.", ThanosRules.OfStore, Store with { Shard = new(3, 3) }, Store with { Shard = new(2, 3) }),
    ];

    private static RuleExample Of<T>(string finding, IEnumerable<SpecRule<T>> rules, T violates, T holds)
        where T : ThanosSpec => RuleExample.Of(finding, spec => ThanosRules.Check("thanos", spec, rules), violates, holds);

    private static ThanosCompactorSpec Tagged(string tag) => Compactor with { Image = ThanosImages.Default with { Tag = tag } };

    private static ThanosCompactorSpec Keeping(ThanosRetention retention) => Compactor with { Retention = retention };
}
