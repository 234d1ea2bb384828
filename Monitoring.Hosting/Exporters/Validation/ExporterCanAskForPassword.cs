using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Exporters;

/// <summary>A version that is to ask for a password can do so.</summary>
/// <param name="gate">The option that asks for it.</param>
internal sealed class ExporterCanAskForPassword(VersionGate gate) : SpecRule<GuardedExporter>("MON181")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GuardedExporter spec)
    {
        if (spec.Web?.Access.BasicAuth is not null && !spec.Image.Allows(gate))
        {
            yield return Warning(name, $"Version {spec.Image.Tag} has no '{gate.Option}': its metrics can be read without a password.", $"Use {gate.Versions}.");
        }
    }
}
