using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A query frontend has a querier behind it.</summary>
internal sealed class FrontendHasAQuerier() : SpecRule<ThanosQueryFrontendSpec>("MON133")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosQueryFrontendSpec spec)
    {
        if (spec.Query is not { IsEnabled: true })
        {
            yield return Error(name, "There is no querier behind it.", "Use WithQuery.");
        }
    }
}
