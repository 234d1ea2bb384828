using Microsoft.Extensions.Options;

namespace Monitoring.Watchdog;

internal static class WatchdogOptionsExtensions
{
    /// <summary>Binds and validates the options; the service does not start with wrong ones.</summary>
    public static IServiceCollection AddWatchdogOptions(this IServiceCollection services)
    {
        services.AddOptions<WatchdogOptions>()
            .BindConfiguration(WatchdogOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        return services.AddSingleton<IValidateOptions<WatchdogOptions>, WatchdogOptionsValidation>();
    }
}

internal sealed class WatchdogOptionsValidation : IValidateOptions<WatchdogOptions>
{
    public ValidateOptionsResult Validate(string? name, WatchdogOptions options)
    {
        var findings = Findings(options).Concat(options.Notifications.Findings()).ToList();
        return findings.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(findings);
    }

    private static IEnumerable<string> Findings(WatchdogOptions options)
    {
        if (options.Token.Length == 0)
            yield return "Watchdog:Token is not set. Set it to the bearer token that Alertmanager sends.";
        if (options.MaxBodyBytes <= 0)
            yield return $"Watchdog:MaxBodyBytes is {options.MaxBodyBytes}. It has to be more than 0.";
        if (options.Retention <= TimeSpan.Zero)
            yield return $"Watchdog:Retention is {options.Retention}. It has to be more than 0.";
        if (options.AlertmanagerUrl is { } alertmanager && !WebAddress.IsWeb(alertmanager))
            yield return $"Watchdog:AlertmanagerUrl is {alertmanager}. It has to begin with http:// or https://.";
        if (options.PrometheusUrl is { } prometheus && !WebAddress.IsWeb(prometheus))
            yield return $"Watchdog:PrometheusUrl is {prometheus}. It has to begin with http:// or https://.";
        if (options.RunbookBaseUrl is { } runbooks && !WebAddress.IsWeb(runbooks))
            yield return $"Watchdog:RunbookBaseUrl is {runbooks}. It has to begin with http:// or https://.";
        if (options.Heartbeat.AlertName.Length == 0)
            yield return "Watchdog:Heartbeat:AlertName is empty. Name the alert that always fires.";
        if (options.Heartbeat.ClusterLabel.Length == 0)
            yield return "Watchdog:Heartbeat:ClusterLabel is empty. Name the label that tells clusters apart.";
        if (options.Heartbeat.Timeout <= TimeSpan.Zero)
            yield return $"Watchdog:Heartbeat:Timeout is {options.Heartbeat.Timeout}. It has to be more than 0.";
    }
}
