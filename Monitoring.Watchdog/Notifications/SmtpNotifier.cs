using System.Net;
using System.Net.Mail;
using Microsoft.Extensions.Options;

namespace Monitoring.Watchdog.Notifications;

internal sealed class SmtpNotifier(IOptions<WatchdogOptions> options) : INotifier
{
    private readonly SmtpOptions _options = options.Value.Notifications.Smtp;

    public string Channel => "smtp";

    public bool IsConfigured => _options.Host.Length > 0;

    public async Task SendAsync(HeartbeatNotice notice, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient(_options.Host, _options.Port) { EnableSsl = _options.Tls };
        if (_options.UserName.Length > 0)
            client.Credentials = new NetworkCredential(_options.UserName, _options.Password);

        using var mail = new MailMessage(_options.From, _options.To, notice.Subject, notice.Text);
        await client.SendMailAsync(mail, cancellationToken);
    }
}
