using Monitoring.Hosting.Model;
using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Grafana;

/// <summary>A folder of dashboards. Read whenever it is asked for: its files may change while the stack runs.</summary>
/// <param name="Path">The absolute path.</param>
public sealed record DashboardFolder(string Path)
{
    /// <summary>Reads the dashboards, in the order of their names. A missing folder has none; broken files are left out.</summary>
    public IReadOnlyList<DashboardFile> Load() => [.. Read().Select(result => result.Dashboard).OfType<DashboardFile>()];

    /// <summary>What is wrong with the folder and its files.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (!Directory.Exists(Path))
        {
            return [Finding.Error("MON150", Path, "The folder of dashboards does not exist.", "Create it, or give WithDashboards the path relative to the app host's project.")];
        }

        var results = Read().ToList();
        return results.Count == 0
            ? [Finding.Error("MON151", Path, "The folder of dashboards holds no *.json file.", "Add a dashboard, or leave WithDashboards out.")]
            : results.SelectMany(result => result.Findings).Concat(Duplicates([.. results.Select(result => result.Dashboard).OfType<DashboardFile>()]));
    }

    private IEnumerable<DashboardReading> Read() => !Directory.Exists(Path) ? [] : Directory.EnumerateFiles(Path, "*.json")
        .Order(StringComparer.Ordinal)
        .Select(file => DashboardReading.Of(file, File.ReadAllText(file)));

    private IEnumerable<Finding> Duplicates(IReadOnlyList<DashboardFile> dashboards) =>
    [
        .. Duplicates(dashboards, "uid", dashboard => dashboard.Uid),
        .. Duplicates(dashboards, "title", dashboard => dashboard.Title),
    ];

    private IEnumerable<Finding> Duplicates(IReadOnlyList<DashboardFile> dashboards, string key, Func<DashboardFile, string> value) =>
        from dashboard in dashboards
        group dashboard by value(dashboard) into same
        where same.Count() > 1
        from later in same.Skip(1)
        select Finding.Error("MON154", System.IO.Path.Combine(Path, later.File.Name),
            $"The {key} '{same.Key}' is that of {same.First().File.Name} too; Grafana would show one of them only.", $"Give each dashboard a {key} of its own.");
}

/// <summary>A dashboard.</summary>
/// <param name="Uid">Its uid: links to it carry it.</param>
/// <param name="Title">Its title.</param>
/// <param name="File">Its file.</param>
public sealed record DashboardFile(string Uid, string Title, TextFile File);
