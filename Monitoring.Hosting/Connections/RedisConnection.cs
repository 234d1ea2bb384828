using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Connections;

/// <summary>What a component needs to use a Redis.</summary>
/// <param name="Server">The server.</param>
/// <param name="Password">The password; null: none.</param>
public sealed record RedisConnection(Endpoint Server, Secret? Password);
