using System.Text.RegularExpressions;
using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Prometheus;

/// <summary>What a specification of Prometheus must hold.</summary>
internal static partial class PrometheusRules
{
    /// <summary>What the sidecar may not yet have uploaded must still be there: three blocks.</summary>
    private static readonly Duration ShortestRetentionWithUpload = Duration.Hours(3 * (int)PrometheusConfiguration.BlockDuration.Value.TotalHours);

    public static IEnumerable<Finding> Check(string name, PrometheusSpec spec) =>
    [
        .. Replicas(name, spec),
        .. SupportedVersion(name, spec),
        .. ExternalLabels(name, spec),
        .. RetentionWithUpload(name, spec),
        .. UniqueJobs(name, spec),
        .. ExistingEndpoints(name, spec),
        .. KnownOptions(name, spec),
        .. KnownJobs(name, spec),
        .. TargetFolders(name, spec),
        .. spec.Rules?.Findings() ?? [],
    ];

    private static IEnumerable<Finding> Replicas(string name, PrometheusSpec spec)
    {
        if (spec.Replicas < 1)
        {
            yield return Finding.Error("MON100", name, $"{spec.Replicas} replicas scrape nothing.", "Use WithReplicas(2), or 1 where a gap does no harm.");
        }

        if (spec.Shards < 1)
        {
            yield return Finding.Error("MON100", name, $"{spec.Shards} shards scrape nothing.", "Use WithShards(1) to divide nothing.");
        }
    }

    private static IEnumerable<Finding> SupportedVersion(string name, PrometheusSpec spec)
    {
        if (!spec.Image.TryGetVersion(out var version))
        {
            yield return Finding.Error("MON101", name, $"The tag '{spec.Image.Tag}' does not say which version it is; the configuration depends on it.",
                "Use a tag that begins with the version, such as v3.14.0.");
        }
        else if (version < PrometheusImages.OldestSupported)
        {
            yield return Finding.Error("MON101", name, $"Version {version} is too old.", $"Use {PrometheusImages.OldestSupported} or later.");
        }
    }

    private static IEnumerable<Finding> ExternalLabels(string name, PrometheusSpec spec)
    {
        foreach (var label in spec.ExternalLabels.Keys.Append(spec.ReplicaLabel).Where(label => !LabelName().IsMatch(label)))
        {
            yield return Finding.Error("MON102", name, $"'{label}' is no label name.", "Use letters, digits and '_', not a digit first.");
        }

        if (spec.Shards > 1 && spec.ExternalLabels.ContainsKey(PrometheusConfiguration.ShardLabel))
        {
            yield return Finding.Error("MON102", name, $"The external label '{PrometheusConfiguration.ShardLabel}' is the one that tells shards apart; it cannot have a fixed value.",
                "Choose another label.");
        }

        if (spec.ExternalLabels.ContainsKey(spec.ReplicaLabel))
        {
            yield return Finding.Error("MON102", name, $"The external label '{spec.ReplicaLabel}' is the one that tells replicas apart; it cannot have a fixed value.",
                "Choose another label.");
        }
    }

    private static IEnumerable<Finding> RetentionWithUpload(string name, PrometheusSpec spec)
    {
        if (spec.UploadsBlocks && spec.Retention < ShortestRetentionWithUpload)
        {
            yield return Finding.Error("MON103", name, $"A retention of {spec.Retention} deletes blocks that may not have been uploaded.",
                $"Keep at least {ShortestRetentionWithUpload}: three blocks.");
        }
    }

    private static IEnumerable<Finding> UniqueJobs(string name, PrometheusSpec spec) =>
        from jobs in ScrapeConfiguration.Jobs(spec).GroupBy(job => job.Name, StringComparer.Ordinal)
        where jobs.Select(job => ScrapeConfiguration.Settings(job)).Distinct().Count() > 1
        select Finding.Error("MON104", name, $"Several jobs named '{jobs.Key}' differ in more than their targets.", "Give them different names, or the same path, scheme and interval.");

    private static IEnumerable<Finding> ExistingEndpoints(string name, PrometheusSpec spec) =>
        from job in spec.ScrapeJobs
        from target in job.Targets.OfType<EndpointTargets>()
        let endpoint = (target.Endpoint as AspireEndpoint)?.Reference
        where endpoint is { Exists: false }
        select Finding.Error("MON105", name, $"Job '{job.Name}' scrapes the endpoint '{endpoint.EndpointName}' of '{endpoint.Resource.Name}', which does not exist.",
            "Add the endpoint, or give WithScrapeTarget one that exists.");

    private static IEnumerable<Finding> KnownOptions(string name, PrometheusSpec spec) =>
        from request in PrometheusFeatures.Requests(spec)
        where spec.Image.TryGetVersion(out var version) && !request.Feature.Allows(version)
        select Finding.Error("MON106", name, $"Version {spec.Image.Version} has no '{request.Feature.Option}', which {request.Asker} asks for.",
            $"Use {request.Feature.Versions}, or leave it out.");

    private static IEnumerable<Finding> KnownJobs(string name, PrometheusSpec spec) =>
        from job in spec.JobAccess.Keys
        where spec.ScrapeJobs.All(known => known.Name != job)
        select Finding.Error("MON107", name, $"There are credentials for job '{job}', which does not exist.", "Name one of the jobs, or remove the credentials.");

    private static IEnumerable<Finding> TargetFolders(string name, PrometheusSpec spec) =>
        from targets in spec.ScrapeJobs.SelectMany(job => job.Targets).OfType<FileTargets>().Distinct()
        where !Directory.Exists(targets.Folder)
        select Finding.Error("MON108", name, $"The folder of targets '{targets.Folder}' does not exist.", "Create it, or give the path relative to the app host's project.");

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}
