using Monitoring.Hosting.Model;

namespace Monitoring.Tests.Alertmanager;

/// <summary>Lets amtool judge what Alertmanager containers are started with.</summary>
internal static class AmtoolCheck
{
    private static readonly Tool Amtool = new("amtool");

    public static async Task Accepts(params IEnumerable<ContainerSpec> containers)
    {
        var roots = containers.Select(ContainerFiles.Materialize).ToList();
        try
        {
            await Amtool.Accepts(["check-config", .. roots.Select(root => Path.Combine(root.FullName, "config", "alertmanager.yml"))]);
        }
        finally
        {
            roots.ForEach(root => root.Delete(recursive: true));
        }
    }
}
