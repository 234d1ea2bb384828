using System.Net.Mail;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>E-mails have somebody they come from, somebody they go to and a server that takes them; Alertmanager finds out with the first alert.</summary>
internal sealed class EmailsCanBeSent() : SpecRule<AlertmanagerSpec>("MON128")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from receiver in spec.Receivers
        from email in receiver.Integrations.OfType<EmailIntegration>()
        from problem in Problems(email)
        select Error(name, $"Receiver '{receiver.Name}' has the {problem.What}.", problem.Fix);

    private static IEnumerable<(string What, string Fix)> Problems(EmailIntegration email)
    {
        if (!IsTemplate(email.From) && !MailAddress.TryCreate(email.From, out _))
        {
            yield return ($"sender '{email.From}', which is no address", "Write one, such as alerts@example.com.");
        }

        if (!IsTemplate(email.To) && !email.To.Split(',').All(to => MailAddress.TryCreate(to.Trim(), out _)))
        {
            yield return ($"recipients '{email.To}', of which not all are addresses", "Write them as on-call@example.com, with a comma between several.");
        }

        if (string.IsNullOrWhiteSpace(email.Server.Host) || email.Server.Port is < 1 or > 65535)
        {
            yield return ($"server '{email.Server.Name}', which cannot be reached", "Give host and port, such as smtp.example.com and 587.");
        }

        if (email.Account is { User.Length: 0 })
        {
            yield return ("account without a name: Alertmanager would not log in", "Give the user too, or leave the password out.");
        }
    }

    // Texts of notifications are templates, which labels fill in.
    private static bool IsTemplate(string text) => text.Contains("{{", StringComparison.Ordinal);
}
