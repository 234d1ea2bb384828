using Monitoring.Hosting.Security;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Thanos;

/// <summary>A querier speaks TLS with all Store APIs or with none: its flags are for all of them.</summary>
internal sealed class QuerierSpeaksTlsWithAll() : SpecRule<ThanosQuerySpec>("MON136")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, ThanosQuerySpec spec) =>
        from endpoint in spec.StoreApis
        where endpoint.IsEnabled && UsesTls((endpoint.Workload as ISecured)?.Web) != UsesTls(spec.Web)
        select Error(name, $"Either it or '{endpoint.Container}', which it asks, speaks TLS, but not both.", "Guard both with WithWebSecurity, or neither.");

    private static bool UsesTls(WebSecurity? web) => web?.Identity is not null;
}
