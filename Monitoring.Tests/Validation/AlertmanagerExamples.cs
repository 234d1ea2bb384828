using Monitoring.Hosting.Alertmanager;
using Monitoring.Tests.Alertmanager;

namespace Monitoring.Tests.Validation;

/// <summary>Examples of specifications of Alertmanager.</summary>
internal static class AlertmanagerExamples
{
    private static readonly AlertmanagerSpec Stack = AlertmanagerScenario.Stack;
    private static readonly EmailIntegration Mail = new("on-call@example.com", "alerts@example.com", new("smtp.example.com", 587));
    private static readonly WebhookIntegration Open = new(new UrlAddress(new("https://example.com")));

    public static IReadOnlyList<RuleExample> All { get; } =
    [
        Of("MON120 error: alertmanager: 0 members deliver nothing. Fix: Use WithReplicas(3), or 1 where a lost notification does no harm.", Stack with { Replicas = 0 }, Stack with { Replicas = 1 }),
        Of("MON121 error: alertmanager: Version 0.24.0 is too old. Fix: Use 0.25 or later.", Tagged("v0.24.0"), Tagged("v0.25.0")),
        Of("MON121 error: alertmanager: The tag 'edge' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as v0.34.0.",
            Tagged("edge"), Tagged("0.34.0-edge")),
        Of("MON122 error: alertmanager: Several receivers are named 'watchdog'. Fix: Give each a name of its own.", Stack with { Receivers = [.. Stack.Receivers, .. Stack.Receivers] }, Stack),
        Of("MON123 error: alertmanager: A route leads to 'ops', which is no receiver. Fix: Add the receiver, or name one of those there are.",
            Routed(new Route { Receiver = "ops" }), Routed(new Route { Receiver = "watchdog" })),
        Of("MON124 warning: alertmanager: Nobody is notified: there is no receiver. Fix: Add one, for instance with WithWebhookReceiver.", Stack with { Receivers = [] }, Stack),
        Of("MON125 error: alertmanager: A route refers to the time 'nights', which does not exist. Fix: Add it with WithTimeInterval, or name one of those there are.",
            Routed(new Route { MuteTimes = ["nights"] }), Routed(new Route { MuteTimes = ["nights"] }) with { TimeIntervals = [new("nights")] }),
        Of("MON126 error: alertmanager: The folder of templates '/nowhere' does not exist. Fix: Create it, or give WithTemplates the path relative to the app host's project.",
            Stack with { TemplatesFolder = "/nowhere" }, Stack with { TemplatesFolder = "/" }),
        Of("MON127 warning: alertmanager: Receiver 'open' is notified without a secret: whoever reaches it can send it alerts. Fix: Give WithWebhookReceiver a bearer token.",
            Notifying(Open), Notifying(Open with { BearerToken = new("token") })),
        Of("MON128 error: alertmanager: Receiver 'open' has the sender 'alerts', which is no address. Fix: Write one, such as alerts@example.com.",
            Notifying(Mail with { From = "alerts" }), Notifying(Mail with { From = "Alerts <alerts@example.com>" })),
        Of("MON128 error: alertmanager: Receiver 'open' has the recipients 'on-call@example.com, team', of which not all are addresses. "
            + "Fix: Write them as on-call@example.com, with a comma between several.",
            Notifying(Mail with { To = "on-call@example.com, team" }), Notifying(Mail with { To = "on-call@example.com, {{ .CommonLabels.team }}@example.com" })),
        Of("MON128 error: alertmanager: Receiver 'open' has the server 'smtp.example.com:0', which cannot be reached. Fix: Give host and port, such as smtp.example.com and 587.",
            Notifying(Mail with { Server = new("smtp.example.com", 0) }), Notifying(Mail)),
        Of("MON128 error: alertmanager: Receiver 'open' has the account without a name: Alertmanager would not log in. Fix: Give the user too, or leave the password out.",
            Notifying(Mail with { Account = new("", new("password")) }), Notifying(Mail with { Account = new("alerts", new("password")) })),
        Of("MON129 error: alertmanager: Receiver 'open' logs in to smtp.example.com:587 without TLS. Fix: Require TLS, or leave the account out where the server takes e-mails without one.",
            Notifying(Mail with { Account = new("alerts", new("password")), RequiresTls = false }),
            Notifying(Mail with { Account = new("alerts", new("password")), RequiresTls = false, Server = new("smtp.example.com", 465) })),
    ];

    private static RuleExample Of(string finding, AlertmanagerSpec violates, AlertmanagerSpec holds) =>
        RuleExample.Of(finding, spec => AlertmanagerRules.Check("alertmanager", spec), violates, holds);

    private static AlertmanagerSpec Tagged(string tag) => Stack with { Image = AlertmanagerImages.Default with { Tag = tag } };

    private static AlertmanagerSpec Routed(Route route) => Stack with { Routes = [new() { Routes = [route] }] };

    private static AlertmanagerSpec Notifying(Integration integration) => Stack with { Receivers = [.. Stack.Receivers, new("open", integration)] };
}
