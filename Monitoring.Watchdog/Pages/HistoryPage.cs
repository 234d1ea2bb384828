using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;
using Monitoring.Watchdog.Storage;

namespace Monitoring.Watchdog.Pages;

/// <summary>One page of the history.</summary>
/// <param name="Alerts">Null when the database could not be asked.</param>
public sealed record HistoryPage(string Search, long? Before, IReadOnlyList<AlertView>? Alerts, bool HasOlder)
{
    public string? NewestLink => Before is null ? null : Link(null);

    public string? OlderLink => HasOlder ? Link(Alerts![^1].Id) : null;

    private string Link(long? before)
    {
        var query = new QueryBuilder();
        if (Search.Length > 0)
            query.Add("search", Search);
        if (before is { } id)
            query.Add("before", id.ToString(CultureInfo.InvariantCulture));
        return $"./{query}#history";
    }
}

/// <summary>Reads pages of the history.</summary>
internal sealed class HistoryReader(IEpisodeStore store, IOptions<WatchdogOptions> options, TimeProvider clock)
{
    private const int PageSize = 50;

    public async Task<HistoryPage> ReadAsync(string search, long? before, CancellationToken cancellationToken)
    {
        try
        {
            // One more than shown tells whether there is another page.
            var episodes = await store.HistoryAsync(new HistoryQuery(search, PageSize + 1, before), cancellationToken);
            var now = clock.GetUtcNow();
            return new HistoryPage(
                search,
                before,
                [.. episodes.Take(PageSize).Select(episode => new AlertView(episode, now, options.Value.LinkBases))],
                episodes.Count > PageSize);
        }
        catch (EpisodeStoreUnavailableException)
        {
            // Said on the page.
            return new HistoryPage(search, before, null, HasOlder: false);
        }
    }
}
