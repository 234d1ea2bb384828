using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>The folder of templates exists.</summary>
internal sealed class TemplatesFolderExists() : SpecRule<AlertmanagerSpec>("MON126")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec)
    {
        if (spec.TemplatesFolder is { } folder && !Directory.Exists(folder))
        {
            yield return Error(name, $"The folder of templates '{folder}' does not exist.", "Create it, or give WithTemplates the path relative to the app host's project.");
        }
    }
}
