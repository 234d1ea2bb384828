namespace Aspire.Hosting.ApplicationModel;

public class ParameterResource : Resource, IExpressionValue
{
    private readonly Lazy<string> _value;

    public ParameterResource(string name, Func<ParameterDefault?, string> callback, bool secret = false)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _value = new Lazy<string>(() => callback(Default));
        Secret = secret;
    }

    public ParameterDefault? Default { get; set; }

    public bool Secret { get; }

    public bool IsConnectionString { get; set; }

    public string? Description { get; set; }

    public bool EnableDescriptionMarkdown { get; set; }

    public string ValueExpression => $"{{{Name}.value}}";

    internal string ConfigurationKey { get => field ?? $"{(IsConnectionString ? "ConnectionStrings" : "Parameters")}:{Name}"; set; }

    /// <summary>In run mode values are resolved at the start of the application; readers wait for that.</summary>
    internal TaskCompletionSource<string>? Pending { get; set; }

    internal string ResolvedValue => Pending is { Task.IsCompleted: true } pending ? pending.Task.GetAwaiter().GetResult() : _value.Value;

    public async ValueTask<string?> GetValueAsync(CancellationToken cancellationToken) =>
        Pending is { } pending ? await pending.Task.WaitAsync(cancellationToken).ConfigureAwait(false) : _value.Value;

    public ValueTask<string?> GetValueAsync(ValueProviderContext _, CancellationToken cancellationToken) => GetValueAsync(cancellationToken);
}
