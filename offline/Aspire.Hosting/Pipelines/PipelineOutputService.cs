using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aspire.Hosting.Pipelines;

internal sealed class PipelineOutputService(IOptions<PipelineOptions> options, IConfiguration configuration, IFileSystemService files) : IPipelineOutputService
{
    private readonly string _output = Path.GetFullPath(options.Value.OutputPath
        ?? Path.Combine(configuration["AppHost:Directory"] ?? Environment.CurrentDirectory, "aspire-output"));

    private readonly Lazy<string> _temp = new(() => files.TempDirectory.CreateTempSubdirectory("aspire-pipelines").Path);

    public string GetOutputDirectory() => _output;

    public string GetOutputDirectory(IResource resource) => Path.Combine(_output, resource.Name);

    public string GetTempDirectory() => _temp.Value;

    public string GetTempDirectory(IResource resource) => Path.Combine(_temp.Value, resource.Name);
}
