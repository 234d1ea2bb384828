using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;
using Monitoring.Tests.Prometheus;
using Monitoring.Tests.Rules;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of specifications of Prometheus.</summary>
internal static class PrometheusExamples
{
    private static readonly PrometheusSpec Stack = PrometheusScenario.Stack;
    private static readonly ServiceLevelObjective Slo = new("api", 99.9, ServiceLevelIndicator.Ratio("good_total", "all_total"));

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON100 error: prometheus: 0 replicas scrape nothing. Fix: Use WithReplicas(2), or 1 where a gap does no harm.", Stack with { Replicas = 0 }, Stack with { Replicas = 1 }),
        Of("MON100 error: prometheus: 0 shards scrape nothing. Fix: Use WithShards(1) to divide nothing.", Stack with { Shards = 0 }, Stack with { Shards = 1 }),
        Of("MON101 error: prometheus: Version 2.41.0 is too old. Fix: Use 2.42 or later.", Tagged("v2.41.0"), Tagged("v2.42.0")),
        Of("MON101 error: prometheus: The tag 'edge' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as v3.14.0.",
            Tagged("edge"), Tagged("3.14.0-edge")),
        Of("MON102 error: prometheus: 'my-region' is no label name. Fix: Use letters, digits and '_', not a digit first.", Labelled("my-region"), Labelled("my_region")),
        Of("MON102 error: prometheus: The external label 'replica' is the one that tells replicas apart; it cannot have a fixed value. Fix: Choose another label.",
            Labelled("replica"), Labelled("region")),
        Of("MON102 error: prometheus: The external label 'shard' is the one that tells shards apart; it cannot have a fixed value. Fix: Choose another label.",
            Labelled("shard") with { Shards = 2 }, Labelled("shard")),
        Of("MON103 error: prometheus: A retention of 5h deletes blocks that may not have been uploaded. Fix: Keep at least 6h: three blocks.",
            Stack with { Retention = Duration.Hours(5) }, Stack with { Retention = Duration.Hours(6) }),
        Of("MON104 error: prometheus: Several jobs named 'node' differ in more than their targets. Fix: Give them different names, or the same path, scheme and interval.",
            Scraping(new("node", new StaticEndpoint("a", 1)) { Path = "/other" }), Scraping(new ScrapeJob("node", new StaticEndpoint("a", 1)))),
        RuleExample.Of("MON105 error: prometheus: Job 'shop' scrapes the endpoint 'http' of 'orders', which does not exist. Fix: Add the endpoint, or give WithScrapeTarget one that exists.",
            spec => PrometheusRules.Check("prometheus", spec), () => ScrapingEndpoint("http", existing: "metrics"), () => ScrapingEndpoint("http", existing: "http")),
        Of("MON106 error: prometheus: Version 2.46.0 has no 'keep_dropped_targets', which job 'young' asks for. Fix: Use 2.47 and later, or leave it out.",
            Young("v2.46.0"), Young("v2.47.0")),
        Of("MON107 error: prometheus: There are credentials for job 'ordes', which does not exist. Fix: Name one of the jobs, or remove the credentials.",
            Stack with { JobAccess = Stack.JobAccess.Add("ordes", new()) }, Stack with { JobAccess = Stack.JobAccess.Add("orders", new()) }),
        Of("MON108 error: prometheus: The folder of targets '/nowhere' does not exist. Fix: Create it, or give the path relative to the app host's project.",
            Scraping(new ScrapeJob("files", new FileTargets("/nowhere", "files"))), Scraping(new ScrapeJob("files", new FileTargets(Beside("Targets"), "files")))),
        Of("MON109 warning: prometheus: The external label 'pod' has the value '$(POD_NAME)', literally: no variable is expanded. "
            + "Fix: Write the value itself. Replicas are told apart already, by 'replica'.",
            Labelled("pod", "$(POD_NAME)"), Labelled("price", "5 $")),
        Of("MON147 error: prometheus: Blocks may take 9Gi of a disk of 10Gi: it is full before they are deleted. Fix: Let them take 85% of it at most, or leave the size out.",
            Stack with { RetentionSize = ByteSize.GiB(9) }, Stack with { RetentionSize = ByteSize.GiB(8) }),
        Of("MON148 warning: prometheus: 100000 series every 15s for 15d take 12359Mi, and blocks have 8Gi of the disk: older ones are deleted early. "
            + "Fix: Use a larger disk, a shorter retention, or more shards.",
            Stack with { ExpectedSeries = 100_000 }, Stack with { ExpectedSeries = 50_000 }),
        Of("MON157 warning: prometheus: 9 targets of some 1000 series take 1359Mi in 15d, and blocks have 819Mi of the disk: older ones are deleted early. "
            + "Fix: Use a larger disk or a shorter retention, or set Monitoring:Prometheus:ExpectedSeries where the estimate is wrong.",
            Stack with { DiskSize = ByteSize.GiB(1) }, Stack with { DiskSize = ByteSize.GiB(2) }),
        Of("MON149 warning: prometheus: 200000 series take some 1562Mi of memory, and it has 1Gi. Fix: Give it more, or use more shards.",
            Stack with { ExpectedSeries = 200_000, DiskSize = ByteSize.GiB(100) }, Stack with { ExpectedSeries = 130_000, DiskSize = ByteSize.GiB(100) }),
        Scraped("MON156 warning: orders.example.com: prometheus finds no metrics at http://orders.example.com/metrics: the answer is 404 Not Found. "
            + "Fix: Give WithScrapeTarget the path that it serves them at; a .NET service serves /metrics with AddServiceDefaults and MapDefaultEndpoints.",
            "server returned HTTP status 404 Not Found", ""),
        Scraped("MON156 warning: orders.example.com: prometheus finds no metrics at http://orders.example.com/metrics: the answer is 401 Unauthorized. Fix: Give WithScrapeCredentials what it asks for.",
            "server returned HTTP status 401 Unauthorized", "server returned HTTP status 503 Service Unavailable"),
        Scraped("""MON156 warning: orders.example.com: prometheus finds no metrics at http://orders.example.com/metrics: expected a valid start token, got "<" ("INVALID") while parsing: "<". """
            + "Fix: Give WithScrapeTarget the path that it serves them at; a .NET service serves /metrics with AddServiceDefaults and MapDefaultEndpoints.",
            "expected a valid start token, got \"<\" (\"INVALID\") while parsing: \"<\"", "Get \"http://orders.example.com/metrics\": dial tcp: lookup orders.example.com: no such host"),
        Of("MON140 error: SLO 'Api': This is no name for an objective. Fix: Use lower-case words with hyphens, such as api-availability.", Promising(Slo with { Name = "Api" }), Promising(Slo)),
        Of("MON141 error: SLO 'api': The objective is 100 %. Fix: Choose more than 0 and less than 100: without an error budget there is nothing to burn.",
            Promising(Slo with { Objective = 100 }), Promising(Slo with { Objective = 99.999 })),
        Of("MON141 error: SLO 'api': The objective is NaN %. Fix: Choose more than 0 and less than 100: without an error budget there is nothing to burn.",
            Promising(Slo with { Objective = double.NaN }), Promising(Slo with { Objective = 1 })),
        Of("MON142 error: SLO 'api': The window is 6d. Fix: Choose whole days, at least 7d.", Promising(Slo with { Window = Duration.Days(6) }), Promising(Slo with { Window = Duration.Days(7) })),
        Of("MON142 error: SLO 'api': The window is 8d1h. Fix: Choose whole days, at least 7d.", Promising(Slo with { Window = Duration.Hours(193) }), Promising(Slo)),
        Of("MON143 error: SLO 'api': 2 objectives have this name. Fix: Give each a name of its own.", Promising(Slo, Slo), Promising(Slo, Slo with { Name = "api-too" })),
        Of("MON144 error: SLO 'api': 'all-total' is more than a selector of series: the rate is taken of it. Fix: Write the name of a counter with matchers, such as http_requests_total{job=\"shop\"}.",
            Promising(Slo with { Indicator = ServiceLevelIndicator.Ratio("good_total", "all-total") }), Promising(Slo)),
        Of("MON144 error: SLO 'api': 'good_total{code=200}' selects no series. Character 17: '200' stands where a text in quotes belongs. "
            + "Fix: Write the name of a counter with matchers, such as http_requests_total{job=\"shop\"}.",
            Promising(Slo with { Indicator = ServiceLevelIndicator.Ratio("good_total{code=200}", "all_total") }),
            Promising(Slo with { Indicator = ServiceLevelIndicator.Ratio("good_total{code=\"200\"}", "all_total") })),
        Of("MON144 error: SLO 'api': Nothing takes 0s or less. Fix: Write the name of a counter with matchers, such as http_requests_total{job=\"shop\"}.",
            Promising(Slo with { Indicator = ServiceLevelIndicator.Latency("duration_seconds", Duration.Seconds(0)) }),
            Promising(Slo with { Indicator = ServiceLevelIndicator.Latency("duration_seconds", Duration.Seconds(1), "job=\"shop\"") })),
        Of($"MON146 error: {Beside("Slo", "Taken", "slo.yml")}: The rules of the objectives are generated into a file of this name. Fix: Rename it.",
            Promising(Slo) with { Rules = new(Beside("Slo", "Taken")) }, Stack with { Rules = new(Beside("Slo", "Taken")) }),
    ];

    private static RuleExample Of(string finding, PrometheusSpec violates, PrometheusSpec holds) =>
        RuleExample.Of(finding, spec => PrometheusRules.Check("prometheus", spec), violates, holds);

    private static RuleExample Scraped(string finding, string violates, string holds) => RuleExample.Of(finding,
        error => new TargetsServeMetrics().Check("prometheus", new([], [new("orders.example.com", "http://orders.example.com/metrics", error)])), violates, holds);

    private static string Beside(params string[] path) => Path.Combine([Rulebook.Root, "Monitoring.Tests", "Prometheus", .. path]);

    private static PrometheusSpec Tagged(string tag) => Stack with { Image = PrometheusImages.Default with { Tag = tag } };

    private static PrometheusSpec Labelled(string label, string value = "x") => Stack with { ExternalLabels = Stack.ExternalLabels.Add(label, value) };

    private static PrometheusSpec Scraping(ScrapeJob job) => Stack with { ScrapeJobs = [.. Stack.ScrapeJobs, job] };

    private static PrometheusSpec Promising(params ServiceLevelObjective[] objectives) => Stack with { Objectives = [.. objectives] };

    private static PrometheusSpec Young(string tag) => Tagged(tag) with { ScrapeJobs = [new("young", new StaticEndpoint("a", 1)) { Limits = new() { DroppedTargets = 10 } }] };

    private static PrometheusSpec ScrapingEndpoint(string scraped, string existing)
    {
        var orders = DistributedApplication.CreateBuilder([]).AddContainer("orders", "orders", "1.0").WithHttpEndpoint(targetPort: 8080, name: existing);
        return Scraping(new ScrapeJob("shop", new AspireEndpoint(orders.GetEndpoint(scraped))));
    }
}
