using System.Data.Common;

namespace Aspire.Hosting.ApplicationModel;

public class PostgresDatabaseResource : Resource, IResourceWithParent<PostgresServerResource>, IResourceWithConnectionString
{
    public PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
        : base(name)
    {
        ArgumentException.ThrowIfNullOrEmpty(databaseName);
        ArgumentNullException.ThrowIfNull(postgresParentResource);
        DatabaseName = databaseName;
        Parent = postgresParentResource;
    }

    public PostgresServerResource Parent { get; }

    public string DatabaseName { get; }

    public ReferenceExpression ConnectionStringExpression
    {
        get
        {
            // The builder quotes what needs quotes.
            var database = new DbConnectionStringBuilder { ["Database"] = DatabaseName };
            return ReferenceExpression.Create($"{Parent};{database.ToString()}");
        }
    }

    public ReferenceExpression UriExpression => Parent.UriOf(DatabaseName);

    public ReferenceExpression JdbcConnectionString => Parent.JdbcOf(DatabaseName);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        Parent.CombineProperties(
        [
            new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
            new("Uri", UriExpression),
            new("JdbcConnectionString", JdbcConnectionString),
        ]);
}
