using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>The password of an e-mail account travels encrypted: Alertmanager refuses to send it in the clear, and so sends no e-mail.</summary>
internal sealed class EmailPasswordsAreEncrypted() : SpecRule<AlertmanagerSpec>("MON129")
{
    // There, TLS comes before anything is said.
    private const int ImplicitTls = 465;

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from receiver in spec.Receivers
        from email in receiver.Integrations.OfType<EmailIntegration>()
        where email is { Account: not null, RequiresTls: false, Server.Port: not ImplicitTls }
        select Error(name, $"Receiver '{receiver.Name}' logs in to {email.Server.Name} without TLS.", "Require TLS, or leave the account out where the server takes e-mails without one.");
}
