using System.Reflection;

namespace Aspire.Hosting;

public sealed class DistributedApplicationOptions
{
    private readonly Lazy<Assembly?> _assembly;
    private string? _projectDirectory;
    private bool _projectDirectorySet;

    public DistributedApplicationOptions() =>
        _assembly = new Lazy<Assembly?>(() => string.IsNullOrEmpty(AssemblyName) ? System.Reflection.Assembly.GetEntryAssembly() : Load(AssemblyName));

    public string[]? Args { get; set; }

    public string? AssemblyName { get; set; }

    public bool DisableDashboard { get; set; }

    public bool EnableResourceLogging { get; set; }

    public bool AllowUnsecuredTransport { get; set; }

    public string? DashboardApplicationName { get; set; }

    public string? ProjectDirectory
    {
        get => _projectDirectorySet ? _projectDirectory : Metadata("AppHostProjectPath");
        set
        {
            _projectDirectory = value;
            _projectDirectorySet = true;
        }
    }

    internal Assembly? Assembly => _assembly.Value;

    internal string? ProjectName { get => field ?? Metadata("AppHostProjectName"); set; }

    /// <summary>The file of the application host's project, where there is one.</summary>
    internal string? AppHostFilePath
    {
        get
        {
            if (ProjectDirectory is null || ProjectName is null)
                return null;

            string[] candidates = [Path.Combine(ProjectDirectory, ProjectName), Path.Combine(ProjectDirectory, $"{ProjectName}.csproj")];
            return candidates.Select(Path.GetFullPath).FirstOrDefault(c => File.Exists(c) && c.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static Assembly Load(string name)
    {
        try
        {
            return System.Reflection.Assembly.Load(name);
        }
        catch (Exception ex)
        {
            throw new InvalidOperationException($"Failed to load AppHost assembly '{name}' specified in {nameof(DistributedApplicationOptions)}.", ex);
        }
    }

    // What the AppHost's build wrote into its assembly.
    private string? Metadata(string key) => Assembly?.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => string.Equals(a.Key, key, StringComparison.OrdinalIgnoreCase))?.Value;
}
