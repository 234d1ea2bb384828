using System.Diagnostics;
using System.Net.Sockets;

namespace Aspire.Hosting.ApplicationModel;

[DebuggerDisplay("{Name,nq}: {UriScheme,nq} {Port} -> {TargetPort}")]
public sealed class EndpointAnnotation : IResourceAnnotation
{
    private string? _transport;
    private PortSetting _port;
    private PortSetting _targetPort;
    private bool? _tlsEnabled;
    private bool _isProxied = true;
    private bool? _isExplicitlyProxied;

    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme = null,
        string? transport = null,
        [EndpointName] string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, isProxied)
    {
    }

    public EndpointAnnotation(
        ProtocolType protocol,
        string? uriScheme,
        string? transport,
        [EndpointName] string? name,
        int? port,
        int? targetPort,
        bool? isExternal,
        bool isProxied)
        : this(protocol, null, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    public EndpointAnnotation(
        ProtocolType protocol,
        NetworkIdentifier? networkId,
        string? uriScheme,
        string? transport,
        [EndpointName] string? name,
        int? port,
        int? targetPort,
        bool? isExternal,
        bool isProxied)
        : this(protocol, networkId, uriScheme, transport, name, port, targetPort, isExternal, (bool?)isProxied)
    {
    }

    public EndpointAnnotation(
        ProtocolType protocol,
        NetworkIdentifier? networkId,
        string? uriScheme = null,
        string? transport = null,
        [EndpointName] string? name = null,
        int? port = null,
        int? targetPort = null,
        bool? isExternal = null,
        bool? isProxied = null)
    {
        uriScheme ??= protocol.ToString().ToLowerInvariant();
        name ??= uriScheme;
        ModelName.ValidateName(nameof(EndpointAnnotation), name);

        Protocol = protocol;
        UriScheme = uriScheme;
        Name = name;
        _transport = transport;
        _port = new PortSetting(port, false);
        _targetPort = new PortSetting(targetPort, false);
        IsExternal = isExternal ?? false;
        IsExplicitlyProxied = isProxied;
        DefaultNetworkID = networkId ?? KnownNetworkIdentifiers.LocalhostNetwork;
#pragma warning disable CS0618 // Obsolete for callers: they shall not see the snapshot itself.
        AllAllocatedEndpoints.TryAdd(DefaultNetworkID, AllocatedEndpointSnapshot);
#pragma warning restore CS0618
    }

    public string Name { get; set; }

    public ProtocolType Protocol { get; set; }

    /// <summary>Without a proxy, clients connect to the very port that the resource listens on, so one defaults to the other.</summary>
    public int? Port
    {
        get => _port.Value ?? (IsProxied || _port.Cleared ? null : _targetPort.Value);
        set => _port = new PortSetting(value, value is null);
    }

    public int? TargetPort
    {
        get => _targetPort.Value ?? (IsProxied || _targetPort.Cleared ? null : _port.Value);
        set => _targetPort = new PortSetting(value, value is null);
    }

    public string UriScheme { get; set; }

    public string TargetHost { get; set; } = "localhost";

    public string Transport
    {
        get => _transport ?? (IsScheme("http") || IsScheme("https") ? "http" : Protocol.ToString().ToLowerInvariant());
        set => _transport = value;
    }

    public bool IsExternal { get; set; }

    public bool IsProxied
    {
        get => _isProxied;
        set => IsExplicitlyProxied = value;
    }

    public bool? IsExplicitlyProxied
    {
        get => _isExplicitlyProxied;
        set
        {
            _isExplicitlyProxied = value;
            _isProxied = value ?? true;
        }
    }

    public bool ExcludeReferenceEndpoint { get; set; }

    public bool TlsEnabled
    {
        get => _tlsEnabled ?? IsScheme("https");
        set => _tlsEnabled = value;
    }

    public NetworkIdentifier DefaultNetworkID { get; }

    public NetworkEndpointSnapshotList AllAllocatedEndpoints { get; } = new();

    [Obsolete("This property will be marked as internal in future Aspire release. Use AllocatedEndpoint and AllAllocatedEndpoints properties to access and change allocated endpoints associated with an EndpointAnnotation.")]
    public ValueSnapshot<AllocatedEndpoint> AllocatedEndpointSnapshot { get; } = new();

    public AllocatedEndpoint? AllocatedEndpoint
    {
#pragma warning disable CS0618
        get => AllocatedEndpointSnapshot.IsValueSet ? AllocatedEndpointSnapshot.GetValueAsync().GetAwaiter().GetResult() : null;
        set
        {
            if (value is null)
            {
                AllocatedEndpointSnapshot.SetException(new InvalidOperationException($"The endpoint `{Name}` is not allocated"));
                return;
            }

            if (value.NetworkID != DefaultNetworkID)
            {
                throw new InvalidOperationException(
                    $"The default AllocatedEndpoint's network ID must match the EndpointAnnotation network ID ('{DefaultNetworkID}'). " +
                    $"The attempted AllocatedEndpoint belongs to '{value.NetworkID}'.");
            }

            AllocatedEndpointSnapshot.SetValue(value);
        }
#pragma warning restore CS0618
    }

    internal bool FromLaunchProfile { get; set; }

    /// <summary>The environment variable of the resource that gets the target port.</summary>
    internal string? TargetPortEnvironmentVariable { get; set; }

    /// <summary>The port as written in the model: null leaves it to the engine.</summary>
    internal int? SpecifiedPort => _port.Value;

    internal void ResolveProxied(bool isProxied) => _isProxied = isProxied;

    private bool IsScheme(string scheme) => string.Equals(UriScheme, scheme, StringComparison.OrdinalIgnoreCase);

    private readonly record struct PortSetting(int? Value, bool Cleared);
}
