using Monitoring.Hosting.Connections;
using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>
/// How components log in to a server that is published: each as the owner of its database, the exporter as who may read statistics.
/// The passwords are the parameters <c>{server}-{role}-password</c>. In a local run everybody is the superuser that Aspire makes.
/// </summary>
/// <param name="Resource">The server.</param>
/// <param name="CreatePassword">Makes the parameter for a password.</param>
internal sealed record PostgresLogins(PostgresServerResource Resource, Func<string, ParameterResource> CreatePassword) : IResourceAnnotation
{
    private readonly Dictionary<string, ParameterResource> _passwords = [];

    /// <summary>Where the server is.</summary>
    public Endpoint Server { get; init; } = new AspireEndpoint(Resource.PrimaryEndpoint);

    /// <summary>Whether the server has a certificate.</summary>
    public bool UsesTls { get; init; }

    /// <summary>The password of a role.</summary>
    public ParameterResource PasswordOf(string role)
    {
        if (!_passwords.TryGetValue(role, out var password))
        {
            _passwords.Add(role, password = CreatePassword($"{Resource.Name}-{role.Replace('_', '-')}-password"));
        }

        return password;
    }

    /// <summary>A connection.</summary>
    /// <param name="database">The database.</param>
    /// <param name="role">Who logs in.</param>
    /// <param name="use">Makes a parameter available to whoever connects.</param>
    public PostgresConnection Connect(string database, string role, Func<ParameterResource, Secret> use) => new(Server, database, role, use(PasswordOf(role)))
    {
        UsesTls = UsesTls,
    };
}
