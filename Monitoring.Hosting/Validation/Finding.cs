namespace Monitoring.Hosting.Validation;

/// <summary>How bad a <see cref="Finding"/> is.</summary>
public enum Severity
{
    /// <summary>Logged once; the stack runs.</summary>
    Warning,

    /// <summary>Nothing is started and nothing is written.</summary>
    Error,
}

/// <summary>Something wrong with the model, its options or its files.</summary>
/// <param name="Id">The number of the rule, for instance <c>MON103</c>; <c>docs/validation.md</c> explains each.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Place">Where: a resource, a configuration path such as <c>Monitoring:Prometheus:Replicas</c>, or <c>file:line</c>.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Fix">What to do, as a sentence.</param>
public sealed record Finding(string Id, Severity Severity, string Place, string Message, string Fix)
{
    /// <summary>An error.</summary>
    public static Finding Error(string id, string place, string message, string fix) => new(id, Severity.Error, place, message, fix);

    /// <summary>A warning.</summary>
    public static Finding Warning(string id, string place, string message, string fix) => new(id, Severity.Warning, place, message, fix);

    /// <summary>The line people read: <c>MON103 error: place: message Fix: fix</c>.</summary>
    public override string ToString() => $"{Id} {(Severity == Severity.Error ? "error" : "warning")}: {Place}: {Message} Fix: {Fix}";
}
