using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Postgres;

/// <summary>A database. It belongs to a role of its own name, which is the only one that its users log in as.</summary>
/// <param name="Name">The name of the database, and of the role.</param>
/// <param name="Password">The password of the role.</param>
public sealed record PostgresDatabase(string Name, Secret Password);
