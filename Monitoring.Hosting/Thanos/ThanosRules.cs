using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>What specifications of Thanos processes must hold.</summary>
internal static class ThanosRules
{
    /// <summary>The version is one whose flags we know.</summary>
    public static IEnumerable<Finding> SupportedVersion(string name, ContainerImage image)
    {
        if (!image.TryGetVersion(out var version))
        {
            yield return Finding.Error("MON131", name, $"The tag '{image.Tag}' does not say which version it is; the configuration depends on it.",
                "Use a tag that begins with the version, such as v0.42.4.");
        }
        else if (version < ThanosImages.OldestSupported)
        {
            yield return Finding.Error("MON131", name, $"Version {version} is too old.", $"Use {ThanosImages.OldestSupported} or later.");
        }
    }

    /// <summary>Nothing is deleted before it is downsampled.</summary>
    public static IEnumerable<Finding> LosesNothing(string name, ThanosRetention retention) => retention.Losses().Select(loss => Finding.Error("MON130", name, loss,
        $"Keep raw samples for {ThanosRetention.MinimumRaw} and samples of 5 minutes for {ThanosRetention.MinimumFiveMinutes} or longer, or 0s: forever."));

    /// <summary>A querier has something to ask.</summary>
    public static IEnumerable<Finding> AsksSomething(string name, ThanosQuerySpec spec)
    {
        if (!spec.StoreApis.Any(endpoint => endpoint.IsEnabled))
        {
            yield return Finding.Warning("MON132", name, "It asks nothing, so every query is empty.",
                "Use WithEndpoints with a store gateway, or with a Prometheus that has WithThanosSidecar.");
        }
    }

    /// <summary>A query frontend has a querier behind it.</summary>
    public static IEnumerable<Finding> HasQuery(string name, ThanosQueryFrontendSpec spec)
    {
        if (spec.Query is not { IsEnabled: true })
        {
            yield return Finding.Error("MON133", name, "There is no querier behind it.", "Use WithQuery.");
        }
    }

    /// <summary>A store gateway's part of time and of the blocks exists.</summary>
    public static IEnumerable<Finding> ServesSomething(string name, ThanosStoreSpec spec)
    {
        if (spec.TimeRange is { Oldest: { } oldest, Newest: { } newest } && oldest <= newest)
        {
            yield return Finding.Error("MON134", name, $"Nothing is both younger than {oldest} and older than {newest}.", "Let the oldest age be the greater one.");
        }

        if (spec.Shard is { } shard && (shard.Index < 0 || shard.Index >= shard.Count))
        {
            yield return Finding.Error("MON135", name, $"There is no part {shard.Index} of {shard.Count}.", "Count the parts from 0.");
        }
    }
}
