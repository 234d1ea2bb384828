using System.Net.Mail;

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
        if (Smtp.Host.Length == 0)
            yield break;
        if (!MailAddress.TryCreate(Smtp.From, out _))
            yield return $"Watchdog:Notifications:Smtp:From is \"{Smtp.From}\". It has to be a mail address.";
        if (!Smtp.To.Split(',').All(address => MailAddress.TryCreate(address, out _)))
            yield return $"Watchdog:Notifications:Smtp:To is \"{Smtp.To}\". It has to be a mail address, or several separated by commas.";
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
