using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>With a login provider, Grafana's address is known.</summary>
internal sealed class LoginReturnsToGrafana() : SpecRule<GrafanaSpec>("MON166")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GrafanaSpec spec)
    {
        if (spec.Login is not null && !spec.HasAddress)
        {
            yield return Error(name, "The login provider cannot send people back to an address that Grafana does not know.", "Use WithPublicHost, or WithExternalUrl.");
        }
    }
}
