using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>There is a member.</summary>
internal sealed class HasMembers() : SpecRule<AlertmanagerSpec>("MON120")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec)
    {
        if (spec.Replicas < 1)
        {
            yield return Error(name, $"{spec.Replicas} members deliver nothing.", "Use WithReplicas(3), or 1 where a lost notification does no harm.");
        }
    }
}
