namespace Monitoring.Hosting.Model;

/// <summary>The cloud in which a role that a container runs under stands in for keys.</summary>
public enum CloudIdentity
{
    /// <summary>A role of AWS.</summary>
    Aws,

    /// <summary>A service account of Google Cloud.</summary>
    Google,

    /// <summary>A managed identity of Azure.</summary>
    Azure,
}
