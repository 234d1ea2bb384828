using Microsoft.Extensions.Logging;

namespace Monitoring.Hosting.Validation;

/// <summary>Checks the whole model before anything is started or written.</summary>
internal static class ModelValidation
{
    /// <summary>Collects every finding, logs the warnings, and throws when there are errors.</summary>
    /// <exception cref="MonitoringValidationException">There are errors.</exception>
    public static void Check(IReadOnlyList<IComponent> components, ILogger logger)
    {
        var findings = components.SelectMany(component => component.Validate()).Distinct().ToList();
        foreach (var warning in findings.Where(finding => finding.Severity == Severity.Warning))
        {
            logger.LogWarning("{Finding}", warning);
        }

        var errors = findings.Where(finding => finding.Severity == Severity.Error).ToList();
        if (errors.Count > 0)
        {
            throw new MonitoringValidationException(errors);
        }
    }
}
