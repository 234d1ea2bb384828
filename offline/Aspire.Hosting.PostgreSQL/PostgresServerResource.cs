namespace Aspire.Hosting.ApplicationModel;

public class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";

    private const string DefaultUserName = "postgres";

    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    public PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(password);
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
        UserNameParameter = userName;
        PasswordParameter = password;
    }

    public EndpointReference PrimaryEndpoint { get; }

    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    public ParameterResource? UserNameParameter { get; set; }

    public ParameterResource PasswordParameter { get; set; }

    public ReferenceExpression UserNameReference => UserNameParameter is null
        ? ReferenceExpression.Create($"{DefaultUserName}")
        : ReferenceExpression.Create($"{UserNameParameter}");

    /// <summary>Names of database resources, and of the databases that they stand for.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    public ReferenceExpression ConnectionStringExpression =>
        this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect)
            ? redirect.Resource.ConnectionStringExpression
            : ReferenceExpression.Create($"Host={Host};Port={Port};Username={UserNameReference};Password={PasswordParameter}");

    public ReferenceExpression UriExpression => UriOf(databaseName: null);

    public ReferenceExpression JdbcConnectionString => JdbcOf(databaseName: null);

    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        this.TryGetLastAnnotation<ConnectionStringRedirectAnnotation>(out var redirect)
            ? redirect.Resource.GetConnectionStringAsync(cancellationToken)
            : ConnectionStringExpression.GetValueAsync(cancellationToken);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
    [
        new("Host", ReferenceExpression.Create($"{Host}")),
        new("Port", ReferenceExpression.Create($"{Port}")),
        new("Username", ReferenceExpression.Create($"{UserNameReference}")),
        new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
        new("Uri", UriExpression),
        new("JdbcConnectionString", JdbcConnectionString),
    ];

    internal void AddDatabase(string name, string databaseName) => _databases.TryAdd(name, databaseName);

    internal ReferenceExpression UriOf(string? databaseName)
    {
        var uri = new ReferenceExpressionBuilder();
        uri.AppendLiteral("postgresql://");
        if (UserNameParameter is null)
            uri.Append($"{DefaultUserName:uri}");
        else
            uri.Append($"{UserNameParameter:uri}");

        uri.Append($":{PasswordParameter:uri}@{Host}:{Port}");
        if (databaseName is not null)
            uri.Append($"/{databaseName:uri}");

        return uri.Build();
    }

    internal ReferenceExpression JdbcOf(string? databaseName)
    {
        var url = new ReferenceExpressionBuilder();
        url.Append($"jdbc:postgresql://{Host}:{Port}");
        if (databaseName is not null)
            url.Append($"/{databaseName:uri}");

        return url.Build();
    }
}
