using Monitoring.Hosting.Model;

namespace Monitoring.Hosting.Redis;

/// <summary>Where a Redis is in what is published, when somebody else runs it.</summary>
/// <param name="Server">The server.</param>
internal sealed record RedisAddress(StaticEndpoint Server) : IResourceAnnotation;
