using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Logging;

namespace Aspire.Hosting.Dcp;

/// <summary>
/// The environment and the arguments of a resource: first as the model's callbacks give them, with references still in them, then as text.
/// </summary>
internal sealed class ResourceConfiguration
{
    private readonly IResource _resource;
    private readonly DistributedApplicationExecutionContext _execution;
    private readonly Dictionary<string, object> _environment = [];
    private readonly List<object> _arguments = [];

    private ResourceConfiguration(IResource resource, DistributedApplicationExecutionContext execution) =>
        (_resource, _execution) = (resource, execution);

    public static async Task<ResourceConfiguration> GatherAsync(
        IResource resource, DistributedApplicationExecutionContext execution, ILogger logger, CancellationToken ct)
    {
        var gathered = new ResourceConfiguration(resource, execution);
        var environment = new EnvironmentCallbackContext(execution, resource, gathered._environment, ct) { Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<EnvironmentCallbackAnnotation>())
            await annotation.Callback(environment).ConfigureAwait(false);

        var arguments = new CommandLineArgsCallbackContext(gathered._arguments, resource, ct) { ExecutionContext = execution, Logger = logger };
        foreach (var annotation in resource.Annotations.OfType<CommandLineArgsCallbackAnnotation>())
            await annotation.Callback(arguments).ConfigureAwait(false);

        return gathered;
    }

    /// <summary>
    /// The resources that this one refers to directly: its parent, what it waits for, what stands in its environment and arguments. A value
    /// that a callback has turned into text beforehand refers to nothing.
    /// </summary>
    public HashSet<IResource> Dependencies()
    {
        var found = new HashSet<IResource>();
        if (_resource is IResourceWithParent child)
            found.Add(child.Parent);

        found.UnionWith(_resource.Annotations.OfType<WaitAnnotation>().Select(w => w.Resource));
        found.UnionWith(_resource.Annotations.OfType<ConnectionStringRedirectAnnotation>().Select(r => r.Resource));
        var visited = new HashSet<object>();
        foreach (var value in _environment.Values.Concat(_arguments))
            Collect(value, found, visited);

        found.Remove(_resource);
        return found;
    }

    public async Task<List<DcpEnvironmentVariable>> EnvironmentAsync(CancellationToken ct)
    {
        var variables = new List<DcpEnvironmentVariable>(_environment.Count);
        foreach (var (name, value) in _environment)
        {
            if (await TextAsync(value, $"environment variable '{name}'", ct).ConfigureAwait(false) is { } text)
                variables.Add(new DcpEnvironmentVariable(name, text));
        }

        return variables;
    }

    public Task<List<string>> ArgumentsAsync(CancellationToken ct) => TextsAsync(_arguments, "an argument", ct);

    public async Task<List<string>> RuntimeArgumentsAsync(CancellationToken ct)
    {
        var arguments = new List<object>();
        var context = new ContainerRuntimeArgsCallbackContext(arguments, ct);
        foreach (var annotation in _resource.Annotations.OfType<ContainerRuntimeArgsCallbackAnnotation>())
            await annotation.Callback(context).ConfigureAwait(false);

        return await TextsAsync(arguments, "an argument of the container runtime", ct).ConfigureAwait(false);
    }

    private async Task<List<string>> TextsAsync(List<object> values, string what, CancellationToken ct)
    {
        var texts = new List<string>(values.Count);
        foreach (var value in values)
        {
            if (await TextAsync(value, what, ct).ConfigureAwait(false) is { } text)
                texts.Add(text);
        }

        return texts;
    }

    private async Task<string?> TextAsync(object? value, string what, CancellationToken ct)
    {
        try
        {
            return value switch
            {
                null => null,
                string text => text,
                IValueProvider provider => await ValueAsync(provider).ConfigureAwait(false),
                IResourceBuilder<IResource> { Resource: IValueProvider provider } => await ValueAsync(provider).ConfigureAwait(false),
                _ => value.ToString(),
            };
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            throw new DistributedApplicationException($"Failed to apply {what} of resource '{_resource.Name}': {ex.Message}", ex);
        }

        ValueTask<string?> ValueAsync(IValueProvider provider) =>
            provider.GetValueAsync(new ValueProviderContext { ExecutionContext = _execution, Caller = _resource }, ct);
    }

    private static void Collect(object? value, HashSet<IResource> found, HashSet<object> visited)
    {
        if (value is IResourceBuilder<IResource> builder)
            value = builder.Resource;

        if (value is null or string || !visited.Add(value))
            return;

        if (value is IResource resource)
            found.Add(resource);

        if (value is IValueWithReferences referring)
        {
            foreach (var reference in referring.References)
                Collect(reference, found, visited);
        }
    }
}
