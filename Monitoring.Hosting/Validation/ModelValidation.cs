using Microsoft.Extensions.Logging;
using Monitoring.Hosting.Running;

namespace Monitoring.Hosting.Validation;

/// <summary>Checks the whole model before anything is started or written.</summary>
internal static class ModelValidation
{
    /// <summary>Collects every finding, logs the warnings, and throws when there are errors.</summary>
    /// <exception cref="MonitoringValidationException">There are errors.</exception>
    public static void Check(StackModel model, ILogger logger)
    {
        var findings = Findings(model);
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

    /// <summary>Every finding, each once.</summary>
    public static IReadOnlyList<Finding> Findings(StackModel model)
    {
        var findings = model.Components.SelectMany(component => component.Validate()).ToList();
        if (findings.TrueForAll(finding => finding.Severity != Severity.Error))
        {
            model = model with { Workloads = [.. model.Components.Select(component => component.Describe(new ManifestAddressing()))] };
        }

        return [.. findings.Concat(ModelRules.Check(model)).Distinct()];
    }
}
