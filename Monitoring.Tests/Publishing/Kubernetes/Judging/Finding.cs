namespace Monitoring.Tests.Publishing.Kubernetes.Judging;

/// <summary>What a judge objects to.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Subject">The object it is about.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Finding(string Rule, KubeObject Subject, string Message)
{
    /// <inheritdoc />
    public override string ToString() => $"{Rule}: {Subject} ({Subject.File}): {Message}";
}
