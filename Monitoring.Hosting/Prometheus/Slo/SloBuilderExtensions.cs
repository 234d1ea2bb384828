using Monitoring.Hosting.Model;
using Monitoring.Hosting.Prometheus;

namespace Monitoring.Hosting;

/// <summary>Adds service level objectives.</summary>
public static class SloBuilderExtensions
{
    /// <summary>
    /// Promises that a share of events will be good. Every Prometheus of the app host gets recording rules for the error budget and the speed at
    /// which it is used up, and the multi-window burn rate alerts of the SRE workbook (https://sre.google/workbook/alerting-on-slos/).
    /// </summary>
    /// <param name="builder">The app host.</param>
    /// <param name="name">The objective's name, unique, as the label <c>slo</c> of all its series: lower-case words with hyphens.</param>
    /// <param name="objective">The share of events that must be good, in percent: 99.9.</param>
    /// <param name="indicator">What is good.</param>
    /// <param name="window">The time over which the promise holds, whole days. Default: 30 days.</param>
    /// <returns>The app host.</returns>
    /// <example>
    /// <code>
    /// builder
    ///     .AddSlo("orders-availability", objective: 99.9, ServiceLevelIndicator.HttpAvailability("orders"))
    ///     .AddSlo("orders-latency", objective: 99, ServiceLevelIndicator.Latency("http_server_request_duration_seconds", Duration.Seconds(1), "job=\"orders\""));
    /// </code>
    /// </example>
    public static IDistributedApplicationBuilder AddSlo(
        this IDistributedApplicationBuilder builder, string name, double objective, ServiceLevelIndicator indicator, Duration? window = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(indicator);
        ServiceLevelObjectives.Of(builder).Add(new(name, objective, indicator) { Window = window ?? ServiceLevelObjective.DefaultWindow });
        return builder;
    }
}
