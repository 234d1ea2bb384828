using System.Globalization;
using Monitoring.Watchdog.Alerts;

namespace Monitoring.Watchdog.Pages;

/// <summary>An episode as the page shows it.</summary>
public sealed class AlertView(Episode episode, DateTimeOffset now, LinkBases bases)
{
    /// <summary>Shown in places of their own, not among the labels.</summary>
    private static readonly HashSet<string> OwnPlace = new(["alertname", "severity"], StringComparer.Ordinal);

    public string ElementId => string.Create(CultureInfo.InvariantCulture, $"episode-{episode.Id}");

    public long Id => episode.Id;

    public string Name => episode.Name.Length > 0 ? episode.Name : episode.Fingerprint;

    public Severity Severity { get; } = Severity.Of(episode.Severity);

    public string Status => episode.Status.ToText();

    public bool IsFiring => episode.Status == AlertStatus.Firing;

    public string StartsAt => episode.StartsAt.ToString("O", CultureInfo.InvariantCulture);

    public string StartsAtText => episode.StartsAt.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>How long it has been firing, or how long it did.</summary>
    public string Duration => Age.Text((episode.EndsAt ?? now) - episode.StartsAt);

    public string Summary => Annotation("summary") is { Length: > 0 } summary ? summary : Annotation("description");

    public string Description => Annotation("summary").Length > 0 ? Annotation("description") : "";

    public IEnumerable<KeyValuePair<string, string>> Labels => episode.Labels
        .Where(label => !OwnPlace.Contains(label.Key))
        .OrderBy(label => label.Key, StringComparer.Ordinal);

    /// <summary>As the alert gives it, which may be a path that leads nowhere from here.</summary>
    public string Runbook => Annotation("runbook_url");

    public string? RunbookLink => Link(Runbook) ?? (bases.Runbooks is { } folder && Runbook.Length > 0 ? LinkBelow(folder, Runbook) : null);

    /// <summary>The rule's expression in Prometheus.</summary>
    public string? SourceLink => WebAddress.TryParse(episode.GeneratorUrl, out var source)
        ? (bases.Prometheus is { } prometheus ? LinkBelow(prometheus, source.Segments[^1] + source.Query) : source.AbsoluteUri)
        : null;

    /// <summary>Alertmanager's form for a new silence, filled in with this alert's labels.</summary>
    public string? SilenceLink => (bases.Alertmanager?.ToString() ?? Link(episode.AlertmanagerUrl)) is { } alertmanager
        ? $"{alertmanager.TrimEnd('/')}/#/silences/new?filter={Uri.EscapeDataString(Matchers)}"
        : null;

    private string Matchers =>
        "{" + string.Join(',', episode.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}=\"{Quoted(label.Value)}\"")) + "}";

    private string Annotation(string name) => episode.Annotations.GetValueOrDefault(name, "");

    private static string? Link(string text) => WebAddress.TryParse(text, out var url) ? url.AbsoluteUri : null;

    private static string? LinkBelow(Uri folder, string path) =>
        Uri.TryCreate(new Uri($"{folder.AbsoluteUri.TrimEnd('/')}/"), path, out var url) && WebAddress.IsWeb(url) ? url.AbsoluteUri : null;

    private static string Quoted(string value) => value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal);
}

/// <summary>Where links begin that alerts can't give whole.</summary>
/// <param name="Alertmanager">Null: where Alertmanager says it is.</param>
/// <param name="Prometheus">Null: where Prometheus says it is.</param>
/// <param name="Runbooks">Null: runbooks given by a path are no links.</param>
public sealed record LinkBases(Uri? Alertmanager, Uri? Prometheus, Uri? Runbooks);

/// <summary>The label <c>severity</c>, with a place in the order and one of four looks.</summary>
public sealed record Severity(string Text, string Look, int Rank)
{
    public static Severity Of(string label) => label.ToUpperInvariant() switch
    {
        "CRITICAL" or "PAGE" or "ERROR" => new(label, "critical", 0),
        "WARNING" or "WARN" or "TICKET" => new(label, "warning", 1),
        "INFO" or "INFORMATIONAL" => new(label, "info", 2),
        "" => new("none", "other", 3),
        _ => new(label, "other", 3),
    };
}
