using Xunit;

namespace Monitoring.Tests;

/// <summary>
/// Tests that run a .NET service in this process, one at a time: OpenTelemetry listens to meters of the whole process, so that
/// two services side by side would count each other's requests.
/// </summary>
[CollectionDefinition(Name)]
public sealed class OneServiceAtATime : ICollectionFixture<Containers.SharedPostgres>
{
    public const string Name = "Services in this process";
}
