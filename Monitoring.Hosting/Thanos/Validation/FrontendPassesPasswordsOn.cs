using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A query frontend passes on what its callers log in with, so that the querier behind it must take it.</summary>
internal sealed class FrontendPassesPasswordsOn() : SpecRule<ThanosQueryFrontendSpec>("MON137")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosQueryFrontendSpec spec)
    {
        if (spec.Query is { IsEnabled: true } query && WebSecurity.Of(query)?.Access.BasicAuth is { } asked && spec.Web?.Access.BasicAuth != asked)
        {
            yield return Error(name, $"It passes its callers' password on, and '{query.Container}' asks for another one.", "Guard both with the same WithWebSecurity.");
        }
    }
}
