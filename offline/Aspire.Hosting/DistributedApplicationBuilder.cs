using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting.ApplicationModel;
using Aspire.Hosting.Eventing;
using Aspire.Hosting.Pipelines;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aspire.Hosting;

public partial class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--operation"] = "AppHost:Operation",
        ["--publisher"] = "Publishing:Publisher",
        ["--step"] = "Pipeline:Step",
        ["--output-path"] = "Pipeline:OutputPath",
        ["--log-level"] = "Pipeline:LogLevel",
        ["--include-exception-details"] = "Pipeline:IncludeExceptionDetails",
        ["--clear-cache"] = "Pipeline:ClearCache",
        ["--yes"] = "Pipeline:SkipConfirmation",
        ["--dcp-cli-path"] = "DcpPublisher:CliPath",
        ["--dcp-container-runtime"] = "DcpPublisher:ContainerRuntime",
        ["--dcp-dependency-check-timeout"] = "DcpPublisher:DependencyCheckTimeout",
        ["--dcp-dashboard-path"] = "DcpPublisher:DashboardPath",
    };

    private readonly DistributedApplicationOptions _options;
    private readonly HostApplicationBuilder _host;
    private readonly DistributedApplicationExecutionContextOptions _contextOptions;

    public DistributedApplicationBuilder(string[] args)
        : this(new DistributedApplicationOptions { Args = args }) => ArgumentNullException.ThrowIfNull(args);

    public DistributedApplicationBuilder(DistributedApplicationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;

        var settings = new HostApplicationBuilderSettings { Args = options.Args, Configuration = new ConfigurationManager() };
        settings.Configuration.AddEnvironmentVariables(prefix: "ASPIRE_");
        BuilderLifecycle.Report(BuilderLifecycle.Constructing, (options, settings));
        _host = new HostApplicationBuilder(settings);

        if (Configuration[UserSecrets.ConfiguredId] is { Length: > 0 } secrets && Environment.IsDevelopment())
            Configuration.AddUserSecrets(secrets);

        Configuration.AddCommandLine(options.Args ?? [], Switches);
        UseManifestPublisher();
        AppHostDirectory = options.ProjectDirectory ?? Environment.ContentRootPath;
        AppHostPath = Path.GetFullPath(Path.Join(AppHostDirectory, options.ProjectName ?? Environment.ApplicationName));
        _contextOptions = ReadOperation();
        ExecutionContext = new DistributedApplicationExecutionContext(_contextOptions);
        DescribeAppHost();

        FileSystemService = new FileSystemService(Configuration);
        UserSecretsManager = UserSecrets.Open(options.Assembly, Configuration, FileSystemService);
        AddServices();
        BuilderLifecycle.Report(BuilderLifecycle.Constructed, this);
    }

    public ConfigurationManager Configuration => _host.Configuration;

    public IHostEnvironment Environment => _host.Environment;

    public IServiceCollection Services => _host.Services;

    public string AppHostDirectory { get; }

    public string AppHostPath { get; }

    public Assembly? AppHostAssembly => _options.Assembly;

    public DistributedApplicationExecutionContext ExecutionContext { get; }

    public IResourceCollection Resources { get; } = new ResourceCollection();

    public IDistributedApplicationEventing Eventing { get; } = new DistributedApplicationEventing();

    public IDistributedApplicationPipeline Pipeline { get; } = new DistributedApplicationPipeline();

    public IFileSystemService FileSystemService { get; }

    public IUserSecretsManager UserSecretsManager { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        Validate(resource);
        Resources.Add(resource);
        return CreateResourceBuilder(resource);
    }

    public IResourceBuilder<T> CreateResourceBuilder<T>(T resource)
        where T : IResource
    {
        ArgumentNullException.ThrowIfNull(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        BuilderLifecycle.Report(BuilderLifecycle.Building, this);
        if (Resources.GroupBy(r => r.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new DistributedApplicationException($"Multiple resources with the name '{twice.Key}'. Resource names are case-insensitive.");

        foreach (var resource in Resources)
            Validate(resource);

        var application = new DistributedApplication(_host.Build());
        _contextOptions.Services = application.Services;
        BuilderLifecycle.Report(BuilderLifecycle.Built, application);
        return application;
    }

    private static void Validate(IResource resource)
    {
        resource.TryGetLastAnnotation<NameValidationPolicyAnnotation>(out var policy);
        ModelName.ValidateName(nameof(Resource), resource.Name, policy);
    }

    /// <summary><c>--publisher manifest</c> is the old way of saying <c>--operation publish --step publish-manifest</c>.</summary>
    private void UseManifestPublisher()
    {
        if (!string.Equals(Configuration["Publishing:Publisher"], "manifest", StringComparison.OrdinalIgnoreCase))
            return;

        if (string.IsNullOrEmpty(Configuration["Pipeline:Step"]))
            Configuration["Pipeline:Step"] = "publish-manifest";

        if (string.IsNullOrEmpty(Configuration["AppHost:Operation"]))
            Configuration["AppHost:Operation"] = "Publish";
    }

    private DistributedApplicationExecutionContextOptions ReadOperation()
    {
        var publisher = Configuration["Publishing:Publisher"];
        return Configuration["AppHost:Operation"]?.ToLowerInvariant() switch
        {
            "publish" => new(DistributedApplicationOperation.Publish, publisher ?? "manifest"),
            null when publisher is not null => new(DistributedApplicationOperation.Publish, publisher),
            null or "run" => new(DistributedApplicationOperation.Run),
            _ => throw new DistributedApplicationException("Invalid operation specified. Valid operations are 'publish' or 'run'."),
        };
    }

    /// <summary>What others, the engine and the dashboard among them, read of the application host in the configuration.</summary>
    private void DescribeAppHost()
    {
        // Not for secrecy: the names of volumes and persistent containers end in it. Published output must not depend on the path.
        var path = Hash(AppHostPath.ToLowerInvariant());
        var name = Hash(_options.ProjectName ?? Environment.ApplicationName);
        var configured = Configuration["AppHostSha"];
        Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AppHost:Directory"] = AppHostDirectory,
            ["AppHost:Path"] = AppHostPath,
            ["AppHost:FilePath"] = _options.AppHostFilePath,
            ["AppHost:DashboardApplicationName"] = _options.DashboardApplicationName ?? Environment.ApplicationName,
            ["AppHost:PathSha256"] = configured ?? path,
            ["AppHost:ProjectNameSha256"] = configured ?? name,
            ["AppHost:Sha256"] = configured ?? (ExecutionContext.IsPublishMode ? name : path),
        });
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed class ResourceBuilder<T>(IDistributedApplicationBuilder applicationBuilder, T resource) : IResourceBuilder<T>
        where T : IResource
    {
        public IDistributedApplicationBuilder ApplicationBuilder { get; } = applicationBuilder;

        public T Resource { get; } = resource;

        public IResourceBuilder<T> WithAnnotation<TAnnotation>(
            TAnnotation annotation, ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
            where TAnnotation : IResourceAnnotation
        {
            ArgumentNullException.ThrowIfNull(annotation);
            if (behavior == ResourceAnnotationMutationBehavior.Replace)
            {
                foreach (var before in Resource.Annotations.OfType<TAnnotation>().ToArray())
                    Resource.Annotations.Remove(before);
            }

            Resource.Annotations.Add(annotation);
            return this;
        }
    }
}
