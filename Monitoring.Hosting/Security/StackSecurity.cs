namespace Monitoring.Hosting.Security;

/// <summary>What guards all components of an app host, when option <c>Monitoring:Security</c> asks for it. Its parameters are made with the
/// first component, once.</summary>
/// <param name="parameters">The parameters; null: nothing guards them.</param>
internal sealed class StackSecurity(WebSecurityParameters? parameters)
{
    /// <summary>The name that those of the parameters begin with, and that the certificate is for.</summary>
    private const string Name = "monitoring";

    /// <summary>The app host's.</summary>
    public static StackSecurity Of(IDistributedApplicationBuilder builder) => Running.BuilderState.Single(builder, () =>
    {
        var options = builder.GetMonitoringOptions().Security;
        return new StackSecurity(options.IsOn ? builder.AddWebSecurity(Name, options.BasicAuth ? options.User : null, options.Tls) : null);
    });

    /// <summary>Guards a component, if it can be.</summary>
    public void Guard(MonitoringResource component)
    {
        if (parameters is not null && component is ISecurable securable)
        {
            securable.Guard(parameters.GrantTo(component));
        }
    }
}
