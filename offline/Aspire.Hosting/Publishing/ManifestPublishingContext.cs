using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes resources into a manifest: values that are known only where it is deployed are written as expressions.</summary>
public sealed class ManifestPublishingContext(
    DistributedApplicationExecutionContext executionContext, string manifestPath, Utf8JsonWriter writer, CancellationToken cancellationToken = default)
{
    private readonly ManifestPorts _ports = new();
    private readonly HashSet<object> _visiting = [];

    public DistributedApplicationExecutionContext ExecutionContext { get; } = executionContext;

    public string ManifestPath { get; } = manifestPath;

    public Utf8JsonWriter Writer { get; } = writer;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Entries that no resource of the model writes, but that something in the manifest refers to.</summary>
    internal ManifestExpressions Expressions { get; } = new();

    /// <summary>Resources that something in the manifest refers to.</summary>
    internal OrderedDictionary<string, IResource> ReferencedResources { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path as seen from the manifest's folder, with forward slashes.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public string? GetManifestRelativePath(string? path)
    {
        if (path is null)
            return null;

        var folder = Path.GetDirectoryName(Path.GetFullPath(ManifestPath))!;
        return Path.GetRelativePath(folder, path.Replace('\\', '/')).Replace('\\', '/');
    }

    public async Task WriteContainerAsync(ContainerResource container)
    {
        if (!container.TryGetContainerImageName(out var image))
            throw new DistributedApplicationException($"Container '{container.Name}' has no image.");

        Writer.WriteString("type", "container.v0");
        WriteConnectionString(container);
        Writer.WriteString("image", image);
        if (container.Entrypoint is { } entrypoint)
            Writer.WriteString("entrypoint", entrypoint);

        await WriteCommandLineArgumentsAsync(container).ConfigureAwait(false);
        WriteMounts(container);
        await WriteEnvironmentVariablesAsync(container).ConfigureAwait(false);
        WriteBindings(container);
    }

    public void WriteConnectionString(IResource resource)
    {
        if (resource is IResourceWithConnectionString { ConnectionStringExpression: { } connectionString })
            Writer.WriteString("connectionString", Express(connectionString));
    }

    public async Task WriteEnvironmentVariablesAsync(IResource resource)
    {
        var context = new EnvironmentCallbackContext(ExecutionContext, resource, cancellationToken: CancellationToken);
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>().ToList())
            await annotation.Callback(context).ConfigureAwait(false);
        if (context.EnvironmentVariables.Count == 0)
            return;

        Writer.WriteStartObject("env");
        foreach (var (name, value) in context.EnvironmentVariables)
            Writer.WriteString(name, Express(value));
        Writer.WriteEndObject();
    }

    public async Task WriteCommandLineArgumentsAsync(IResource resource)
    {
        var context = new CommandLineArgsCallbackContext([], resource, CancellationToken) { ExecutionContext = ExecutionContext };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>().ToList())
            await annotation.Callback(context).ConfigureAwait(false);
        if (context.Args.Count == 0)
            return;

        Writer.WriteStartArray("args");
        foreach (var argument in context.Args)
            Writer.WriteStringValue(Express(argument));
        Writer.WriteEndArray();
    }

    public void WriteBindings(IResource resource)
    {
        var bindings = _ports.Resolve(resource);
        if (bindings.Count == 0)
            return;

        Writer.WriteStartObject("bindings");
        foreach (var (endpoint, port, targetPort) in bindings)
        {
            Writer.WriteStartObject(endpoint.Name);
            Writer.WriteString("scheme", endpoint.UriScheme);
            Writer.WriteString("protocol", endpoint.Protocol.ToString().ToLowerInvariant());
            Writer.WriteString("transport", endpoint.Transport);
            if (port is { } exposed && exposed != targetPort)
                Writer.WriteNumber("port", exposed);
            if (targetPort is { } target)
                Writer.WriteNumber("targetPort", target);
            if (endpoint.IsExternal)
                Writer.WriteBoolean("external", true);
            Writer.WriteEndObject();
        }

        Writer.WriteEndObject();
    }

    public void TryAddDependentResources(object? value)
    {
        if (value is IResource resource)
            ReferencedResources.TryAdd(resource.Name, resource);
        else if (value is IValueWithReferences composite && _visiting.Add(composite))
        {
            foreach (var reference in composite.References)
                TryAddDependentResources(reference);
            _visiting.Remove(composite);
        }
    }

    private string? Express(object? value)
    {
        TryAddDependentResources(value);
        return value switch
        {
            ReferenceExpression expression => Expressions.Express(expression),
            IManifestExpressionProvider provider => provider.ValueExpression,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)
        };
    }

    private void WriteMounts(ContainerResource container)
    {
        WriteMounts("bindMounts", ContainerMountType.BindMount, mount => Writer.WriteString("source", GetManifestRelativePath(mount.Source)));
        WriteMounts("volumes", ContainerMountType.Volume, mount =>
        {
            if (mount.Source is { } name)
                Writer.WriteString("name", name);
        });

        void WriteMounts(string property, ContainerMountType type, Action<ContainerMountAnnotation> writeSource)
        {
            var mounts = container.Annotations.OfType<ContainerMountAnnotation>().Where(mount => mount.Type == type).ToList();
            if (mounts.Count == 0)
                return;

            Writer.WriteStartArray(property);
            foreach (var mount in mounts)
            {
                Writer.WriteStartObject();
                writeSource(mount);
                Writer.WriteString("target", mount.Target.Replace('\\', '/'));
                Writer.WriteBoolean("readOnly", mount.IsReadOnly);
                Writer.WriteEndObject();
            }

            Writer.WriteEndArray();
        }
    }
}
