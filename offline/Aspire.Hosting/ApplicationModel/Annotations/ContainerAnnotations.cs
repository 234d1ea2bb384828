namespace Aspire.Hosting.ApplicationModel;

/// <summary>The image of a container. A tag and a digest exclude each other: the last one set counts.</summary>
public sealed class ContainerImageAnnotation : IResourceAnnotation
{
    private string? _tag;
    private string? _sha256;

    public string? Registry { get; set; }

    public required string Image { get; set; }

    public string? Tag
    {
        get => _tag;
        set => (_tag, _sha256) = (value, null);
    }

    public string? SHA256
    {
        get => _sha256;
        set => (_tag, _sha256) = (null, value);
    }
}

public enum ImagePullPolicy
{
    Default,
    Always,
    Missing,
    Never,
}

public sealed class ContainerImagePullPolicyAnnotation : IResourceAnnotation
{
    public required ImagePullPolicy ImagePullPolicy { get; set; }
}

public enum ContainerLifetime
{
    Session,
    Persistent,
}

public sealed class ContainerLifetimeAnnotation : IResourceAnnotation
{
    public required ContainerLifetime Lifetime { get; set; }
}

public sealed class ContainerNameAnnotation : IResourceAnnotation
{
    public required string Name { get; set; }
}

public enum ContainerMountType
{
    BindMount,
    Volume,
}

public sealed class ContainerMountAnnotation : IResourceAnnotation
{
    public ContainerMountAnnotation(string? source, string target, ContainerMountType type, bool isReadOnly)
    {
        if (type == ContainerMountType.BindMount)
        {
            if (string.IsNullOrEmpty(source))
                throw new ArgumentNullException(nameof(source), "Bind mounts must specify a source path.");

            if (!Path.IsPathRooted(source))
                throw new ArgumentException("Bind mounts must specify an absolute path as the source.", nameof(source));
        }

        if (type == ContainerMountType.Volume && string.IsNullOrEmpty(source) && isReadOnly)
            throw new ArgumentException("Anonymous volumes cannot be read-only.", nameof(isReadOnly));

        (Source, Target, Type, IsReadOnly) = (source, target, type, isReadOnly);
    }

    public string? Source { get; }

    public string Target { get; }

    public ContainerMountType Type { get; }

    public bool IsReadOnly { get; }
}

public sealed class ContainerNetworkAliasAnnotation : IResourceAnnotation
{
    private NetworkIdentifier _network = KnownNetworkIdentifiers.DefaultAspireContainerNetwork;

    public ContainerNetworkAliasAnnotation(string alias)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(alias);
        Alias = alias;
    }

    public string Alias { get; }

    public NetworkIdentifier Network
    {
        get => _network;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ArgumentException.ThrowIfNullOrWhiteSpace(value.Value, nameof(value));
            _network = value;
        }
    }
}

public sealed class ContainerRuntimeArgsCallbackAnnotation : IResourceAnnotation
{
    public ContainerRuntimeArgsCallbackAnnotation(Func<ContainerRuntimeArgsCallbackContext, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = callback;
    }

    public ContainerRuntimeArgsCallbackAnnotation(Action<IList<object>> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        Callback = context =>
        {
            callback(context.Args);
            return Task.CompletedTask;
        };
    }

    public Func<ContainerRuntimeArgsCallbackContext, Task> Callback { get; }
}

public sealed class ContainerRuntimeArgsCallbackContext(IList<object> args, CancellationToken cancellationToken = default)
{
    public IList<object> Args { get; } = args ?? throw new ArgumentNullException(nameof(args));

    public CancellationToken CancellationToken { get; } = cancellationToken;
}
