using System.Diagnostics;

namespace Aspire.Hosting.ApplicationModel;

[DebuggerDisplay("{Resource.Name,nq}/{EndpointName,nq}")]
public sealed class EndpointReference : IExpressionValue, IValueWithReferences
{
    private bool? _isAllocated;
    private EndpointAnnotation? _annotation;

    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint, NetworkIdentifier? contextNetworkId)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpoint);
        Resource = owner;
        EndpointName = endpoint.Name;
        ContextNetworkID = contextNetworkId;
        _annotation = endpoint;
    }

    public EndpointReference(IResourceWithEndpoints owner, EndpointAnnotation endpoint)
        : this(owner, endpoint, null)
    {
    }

    public EndpointReference(IResourceWithEndpoints owner, string endpointName, NetworkIdentifier? contextNetworkId = null)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(endpointName);
        Resource = owner;
        EndpointName = endpointName;
        ContextNetworkID = contextNetworkId;
    }

    public EndpointReference(IResourceWithEndpoints owner, string endpointName)
        : this(owner, endpointName, null)
    {
    }

    public IResourceWithEndpoints Resource { get; }

    public string EndpointName { get; }

    public NetworkIdentifier? ContextNetworkID { get; }

    public string? ErrorMessage { get; init; }

    public EndpointAnnotation EndpointAnnotation => Find() ?? throw new InvalidOperationException(ErrorMessage ?? Missing());

    public bool Exists => Find() is not null;

    public bool IsAllocated => _isAllocated ??= Allocated is not null;

    public bool IsHttp => string.Equals(Scheme, "http", StringComparison.OrdinalIgnoreCase);

    public bool IsHttps => string.Equals(Scheme, "https", StringComparison.OrdinalIgnoreCase);

    public bool TlsEnabled => Exists && EndpointAnnotation.TlsEnabled;

    public bool ExcludeReferenceEndpoint => Exists && EndpointAnnotation.ExcludeReferenceEndpoint;

    public bool IsHttpSchemeNamedEndpoint => EndpointName.ToLowerInvariant() is "http" or "https";

    public string Scheme => EndpointAnnotation.UriScheme;

    public int? TargetPort => EndpointAnnotation.TargetPort;

    public int Port => RequireAllocated().Port;

    public string Host => RequireAllocated().Address ?? KnownHostNames.Localhost;

    public string Url => RequireAllocated().UriString;

    string IManifestExpressionProvider.ValueExpression => Property(EndpointProperty.Url).ValueExpression;

    IEnumerable<object> IValueWithReferences.References => [Resource];

    private AllocatedEndpoint? Allocated
    {
        get
        {
            AllocatedEndpoint? allocated = null;
            Find()?.AllAllocatedEndpoints.TryGetAllocatedEndpoint(ContextNetworkID ?? KnownNetworkIdentifiers.LocalhostNetwork, out allocated);
            return allocated;
        }
    }

    public EndpointReferenceExpression Property(EndpointProperty property) => new(this, property);

    public ReferenceExpression GetTlsValue(ReferenceExpression enabledValue, ReferenceExpression disabledValue) =>
        ReferenceExpression.CreateConditional(Property(EndpointProperty.TlsEnabled), bool.TrueString, enabledValue, disabledValue);

    public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(cancellationToken);

    public ValueTask<string?> GetValueAsync(ValueProviderContext context, CancellationToken cancellationToken = default) =>
        Property(EndpointProperty.Url).GetValueAsync(context, cancellationToken);

    private EndpointAnnotation? Find() => _annotation ??= Resource.Annotations
        .OfType<EndpointAnnotation>()
        .SingleOrDefault(a => string.Equals(a.Name, EndpointName, StringComparison.OrdinalIgnoreCase));

    private AllocatedEndpoint RequireAllocated() => Allocated
        ?? throw new InvalidOperationException($"The endpoint `{EndpointName}` is not allocated for the resource `{Resource.Name}`.");

    private string Missing()
    {
        var known = Resource.Annotations.OfType<EndpointAnnotation>().Select(a => $"`{a.Name}`").Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return $"The endpoint `{EndpointName}` is not defined for the resource `{Resource.Name}`. " +
            (known.Length == 0 ? "The resource has no endpoints defined." : $"Available endpoints: {string.Join(", ", known)}.");
    }
}
