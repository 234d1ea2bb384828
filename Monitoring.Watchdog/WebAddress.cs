using System.Diagnostics.CodeAnalysis;

namespace Monitoring.Watchdog;

/// <summary>Tells addresses that may become a link from text that only pretends to be one, such as <c>javascript:…</c>.</summary>
internal static class WebAddress
{
    public static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    public static bool TryParse(string text, [NotNullWhen(true)] out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && IsWeb(url);
}
