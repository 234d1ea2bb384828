namespace Monitoring.Hosting.Security;

/// <summary>A component whose web interface can be guarded by TLS and a password.</summary>
public interface ISecurable
{
    /// <summary>Guards it, instead of what guarded it before.</summary>
    internal void Guard(WebSecurity web);
}
