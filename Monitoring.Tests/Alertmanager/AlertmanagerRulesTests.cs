using Monitoring.Hosting.Alertmanager;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

public sealed class AlertmanagerRulesTests
{
    private static readonly AlertmanagerSpec Stack = AlertmanagerScenario.Stack;

    [Fact]
    public void The_stack_holds_every_rule() => Assert.Empty(Findings(Stack));

    [Fact]
    public void MON120_there_is_a_member() =>
        Assert.Equal(
            ["MON120 error: alertmanager: 0 members deliver nothing. Fix: Use WithReplicas(3), or 1 where a lost notification does no harm."],
            Findings(Stack with { Replicas = 0 }));

    [Theory]
    [InlineData("v0.24.0", "MON121 error: alertmanager: Version 0.24.0 is too old. Fix: Use 0.25 or later.")]
    [InlineData("edge", "MON121 error: alertmanager: The tag 'edge' does not say which version it is; the configuration depends on it. Fix: Use a tag that begins with the version, such as v0.34.0.")]
    public void MON121_the_version_is_known_and_supported(string tag, string finding) =>
        Assert.Equal([finding], Findings(Stack with { Image = AlertmanagerImages.Default with { Tag = tag } }));

    [Fact]
    public void MON122_receivers_have_names_of_their_own() =>
        Assert.Equal(
            ["MON122 error: alertmanager: Several receivers are named 'watchdog'. Fix: Give each a name of its own."],
            Findings(Stack with { Receivers = [.. Stack.Receivers, .. Stack.Receivers] }));

    [Fact]
    public void MON123_routes_lead_to_receivers() =>
        Assert.Equal(
            ["MON123 error: alertmanager: A route leads to 'ops', which is no receiver. Fix: Add the receiver, or name one of those there are."],
            Findings(Stack with { Routes = [new() { Routes = [new() { Receiver = "ops" }] }] }));

    [Fact]
    public void MON124_somebody_is_notified() =>
        Assert.Equal(
            ["MON124 warning: alertmanager: Nobody is notified: there is no receiver. Fix: Add one, for instance with WithWebhookReceiver."],
            Findings(Stack with { Receivers = [] }));

    [Fact]
    public void MON127_webhooks_get_a_secret() =>
        Assert.Equal(
            ["MON127 warning: alertmanager: Receiver 'open' is notified without a secret: whoever reaches it can send it alerts. Fix: Give WithWebhookReceiver a bearer token."],
            Findings(Stack with { Receivers = [.. Stack.Receivers, new("open", new WebhookIntegration(new UrlAddress(new("https://example.com"))))] }));

    private static IEnumerable<string> Findings(AlertmanagerSpec spec) => AlertmanagerRules.Check("alertmanager", spec).Select(finding => finding.ToString());
}
