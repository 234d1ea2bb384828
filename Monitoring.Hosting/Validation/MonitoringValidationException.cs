namespace Monitoring.Hosting.Validation;

/// <summary>The model cannot be run or published as it is. Carries every error that was found, not only the first.</summary>
public sealed class MonitoringValidationException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errors">The errors, at least one.</param>
    public MonitoringValidationException(IReadOnlyList<Finding> errors)
        : base(string.Join(Environment.NewLine, errors))
    {
        Errors = errors;
    }

    /// <summary>The errors.</summary>
    public IReadOnlyList<Finding> Errors { get; }
}
