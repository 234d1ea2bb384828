namespace Monitoring.Watchdog.Notifications;

/// <summary>Section <c>Watchdog:Notifications</c>: whom the dead man's switch tells. Both, one or none may be set.</summary>
internal sealed class NotificationOptions
{
    public WebhookOptions Webhook { get; set; } = new();

    public SmtpOptions Smtp { get; set; } = new();

    public IEnumerable<string> Findings()
    {
        if (Webhook.Url is { } url && !WebAddress.IsWeb(url))
            yield return $"Watchdog:Notifications:Webhook:Url is {url}. It has to begin with http:// or https://.";
        if (Smtp.Host.Length > 0 && (Smtp.From.Length == 0 || Smtp.To.Length == 0))
            yield return "Watchdog:Notifications:Smtp needs From and To beside Host.";
    }
}

/// <summary>Gets a JSON document with the field <c>text</c>, which chat systems show as a message.</summary>
internal sealed class WebhookOptions
{
    /// <summary>None: no webhook.</summary>
    public Uri? Url { get; set; }

    /// <summary>Sent as <c>Authorization: Bearer …</c> when set.</summary>
    public string Token { get; set; } = "";
}

/// <summary>Gets a mail.</summary>
internal sealed class SmtpOptions
{
    /// <summary>Empty: no mail.</summary>
    public string Host { get; set; } = "";

    /// <summary>Default 587, submission.</summary>
    public int Port { get; set; } = 587;

    /// <summary>Whether to ask for STARTTLS. Default true.</summary>
    public bool Tls { get; set; } = true;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    public string From { get; set; } = "";

    /// <summary>One address, or several separated by commas.</summary>
    public string To { get; set; } = "";
}
