using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Exporters;

/// <summary>A version that is to be guarded can be.</summary>
/// <param name="gate">The option that guards it.</param>
internal sealed class ExporterCanBeGuarded(VersionGate gate) : SpecRule<GuardedExporter>("MON180")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, GuardedExporter spec)
    {
        if (spec.Web is not null && !spec.Image.Allows(gate))
        {
            yield return Error(name, $"Version {spec.Image.Tag} has no '{gate.Option}', so that its endpoint cannot be guarded.",
                $"Use {gate.Versions}, or leave the component unguarded.");
        }
    }
}
