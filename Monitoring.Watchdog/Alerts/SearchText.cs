namespace Monitoring.Watchdog.Alerts;

/// <summary>What a search looks into.</summary>
internal static class SearchText
{
    public static string Of(Episode episode) => string.Join('\n',
        episode.Labels.Concat(episode.Annotations).Select(pair => $"{pair.Key}={pair.Value}"));
}
