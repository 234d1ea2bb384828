namespace Aspire.Hosting.ApplicationModel;

public class RedisResource(string name) : ContainerResource(name), IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    private EndpointReference? _primaryEndpoint;

    public RedisResource(string name, ParameterResource password)
        : this(name)
    {
        PasswordParameter = password;
        ShellExecution = true;
    }

    public EndpointReference PrimaryEndpoint => _primaryEndpoint ??= new EndpointReference(this, PrimaryEndpointName);

    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public ParameterResource? PasswordParameter { get; internal set; }

    public bool TlsEnabled => PrimaryEndpoint.TlsEnabled;

    public ReferenceExpression ConnectionStringExpression =>
        this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect)
            ? redirect.Resource.ConnectionStringExpression
            : OwnConnectionString();

    public ReferenceExpression UriExpression
    {
        get
        {
            var uri = new ReferenceExpressionBuilder();
            uri.Append($"{PrimaryEndpoint.Property(EndpointProperty.Scheme)}://");
            if (PasswordParameter is not null)
                uri.Append($":{PasswordParameter:uri}@");

            uri.Append($"{Host}:{Port}");
            return uri.Build();
        }
    }

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect)
            ? redirect.Resource.GetConnectionStringAsync(cancellationToken)
            : OwnConnectionString().GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        yield return new("Host", ReferenceExpression.Create($"{Host}"));
        yield return new("Port", ReferenceExpression.Create($"{Port}"));
        if (PasswordParameter is not null)
            yield return new("Password", ReferenceExpression.Create($"{PasswordParameter}"));

        yield return new("Uri", UriExpression);
    }

    private ReferenceExpression OwnConnectionString()
    {
        var text = new ReferenceExpressionBuilder();
        text.Append($"{PrimaryEndpoint.Property(EndpointProperty.HostAndPort)}");
        if (PasswordParameter is not null)
            text.Append($",password={PasswordParameter}");

        text.Append($"{PrimaryEndpoint.GetTlsValue(ReferenceExpression.Create($",ssl=true"), ReferenceExpression.Empty)}");
        return text.Build();
    }
}
