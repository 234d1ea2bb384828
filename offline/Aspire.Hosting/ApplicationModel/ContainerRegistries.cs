using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public interface IContainerRegistry
{
    ReferenceExpression Name { get; }

    ReferenceExpression Endpoint { get; }

    ReferenceExpression? Repository => null;
}

[Experimental("ASPIRECOMPUTE003")]
public class ContainerRegistryResource(string name, ReferenceExpression endpoint, ReferenceExpression? repository = null) : Resource(name), IContainerRegistry
{
    ReferenceExpression IContainerRegistry.Name => ReferenceExpression.Create($"{Name}");

    ReferenceExpression IContainerRegistry.Endpoint => endpoint;

    ReferenceExpression? IContainerRegistry.Repository => repository;
}

public class ContainerRegistryReferenceAnnotation(IContainerRegistry registry) : IResourceAnnotation
{
    public IContainerRegistry Registry { get; } = registry;
}

/// <summary>Under which name an image is pushed.</summary>
[Experimental("ASPIREPIPELINES003")]
public sealed class ContainerImagePushOptions
{
    public string? RemoteImageName { get; set; }

    public string? RemoteImageTag { get; set; }
}

[Experimental("ASPIREPIPELINES003")]
public sealed class ContainerImagePushOptionsCallbackContext
{
    public required IResource Resource { get; init; }

    public required CancellationToken CancellationToken { get; init; }

    public required ContainerImagePushOptions Options { get; init; }
}

[Experimental("ASPIREPIPELINES003")]
public sealed class ContainerImagePushOptionsCallbackAnnotation : IResourceAnnotation
{
    public ContainerImagePushOptionsCallbackAnnotation(Action<ContainerImagePushOptionsCallbackContext> callback)
        : this(context =>
        {
            callback(context);
            return Task.CompletedTask;
        })
    {
    }

    public ContainerImagePushOptionsCallbackAnnotation(Func<ContainerImagePushOptionsCallbackContext, Task> callback) => Callback = callback;

    public Func<ContainerImagePushOptionsCallbackContext, Task> Callback { get; }
}
