using Monitoring.Hosting.Alertmanager;
using Monitoring.Tests.Rules;
using Xunit;

namespace Monitoring.Tests.Alertmanager;

/// <summary>Which alert silences which, as a real Alertmanager sees it under the stack's own configuration.</summary>
public sealed class InhibitionTests(LoneAlertmanager alertmanager) : IClassFixture<LoneAlertmanager>
{
    [Theory]
    [InlineData("JobDown{job=orders}", "TargetDown{job=orders,instance=orders-0}")]
    [InlineData("NodeFilesystemAlmostFull{instance=a,mountpoint=/}", "NodeFilesystemFillsUp{instance=a,mountpoint=/}")]
    [InlineData("KubernetesVolumeAlmostFull{namespace=shop,persistentvolumeclaim=data-0}", "KubernetesVolumeFillsUp{namespace=shop,persistentvolumeclaim=data-0}")]
    [InlineData("AlertmanagerIntegrationDown{job=alertmanager,integration=webhook}", "AlertmanagerNotificationsFailing{job=alertmanager,integration=webhook,instance=a}")]
    [InlineData("SloBurnRateCritical{slo=checkout}", "SloBurnRateHigh{slo=checkout}")]
    [InlineData("SloBurnRateCritical{slo=search}", "SloBurnRateSlow{slo=search}")]
    [InlineData("SloBurnRateHigh{slo=login}", "SloBurnRateElevated{slo=login}")]
    [InlineData("KubernetesNodeNotReady{node=n1}", "KubernetesPodNotReady{node=n1,namespace=shop,pod=cart-0}")]
    [InlineData("KubernetesNodeNotReady{node=n2}", "TargetDown{node=n2,namespace=shop,pod=cart-1,job=kubernetes-pods}")]
    [InlineData("KubernetesNodeNotReady{node=n6}", "TargetDown{node=n6,instance=n6,job=node-exporter}")]
    [InlineData("DiskFull{severity=critical,instance=b}", "DiskFull{severity=warning,instance=b}")]
    public async Task An_alert_silences_what_it_says_already(string loud, string quiet)
    {
        await alertmanager.IsRequired();

        await alertmanager.Fire(loud, quiet);

        Assert.True(await alertmanager.Silences(loud, quiet));
    }

    [Theory]
    [InlineData("JobDown{job=carts}", "TargetDown{job=other,instance=other-0}")]
    [InlineData("JobDown{job=mails,cluster=east}", "TargetDown{job=mails,instance=mails-0,cluster=west}")]
    [InlineData("NodeFilesystemAlmostFull{instance=c,mountpoint=/}", "NodeFilesystemFillsUp{instance=c,mountpoint=/data}")]
    [InlineData("NodeFilesystemFillsUp{instance=d,mountpoint=/}", "NodeFilesystemAlmostFull{instance=d,mountpoint=/}")]
    [InlineData("SloBurnRateSlow{slo=feed}", "SloBurnRateCritical{slo=feed}")]
    [InlineData("SloBurnRateCritical{slo=photos}", "SloBurnRateHigh{slo=videos}")]
    [InlineData("KubernetesNodeNotReady{node=n3}", "KubernetesPodNotReady{node=n4,namespace=shop,pod=cart-2}")]
    [InlineData("KubernetesNodeNotReady{node=n5}", "KubernetesPodNotReady{namespace=shop,pod=cart-3}")]
    [InlineData("KubernetesNodeNotReady{node=n7}", "NodeFilesystemAlmostFull{node=n7,instance=n7,mountpoint=/}")]
    [InlineData("DiskFull{severity=critical,instance=e}", "DiskFull{severity=warning,instance=f}")]
    public async Task An_alert_about_something_else_is_heard(string loud, string heard)
    {
        await alertmanager.IsRequired();

        await alertmanager.Fire(loud, heard);

        Assert.False(await alertmanager.Silences(loud, heard));
    }

    [Fact]
    public void Every_alert_that_a_rule_names_exists() => Assert.All(
        InhibitRule.OfTheStack.SelectMany(rule => rule.Source.Concat(rule.Target)).Where(matcher => matcher.Label == "alertname").SelectMany(matcher => matcher.Value.Split('|')),
        name => Assert.Contains(Rulebook.Alerts, alert => alert.Name == name));

    [Fact]
    public void What_silences_is_never_milder_than_what_is_silenced() => Assert.All(
        from rule in InhibitRule.OfTheStack
        from source in rule.Source.Where(matcher => matcher.Label == "alertname")
        from target in rule.Target.Where(matcher => matcher.Label == "alertname").SelectMany(matcher => matcher.Value.Split('|'))
        select (Source: SeverityOf(source.Value), Target: SeverityOf(target)),
        pair => Assert.False(pair is { Source: "warning", Target: "critical" }));

    private static string SeverityOf(string alert) => Rulebook.Alerts.First(candidate => candidate.Name == alert).Rule.Labels["severity"];
}
