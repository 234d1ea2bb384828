using Monitoring.Tests.Containers;
using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The container engine of this machine.</summary>
public static class ContainerEngine
{
    /// <summary>The trait of all tests that need an engine: <c>dotnet test --filter Category!=Containers</c> leaves them out.</summary>
    public const string Category = "Containers";

    private static readonly bool IsRequired = Environment.GetEnvironmentVariable("MONITORING_REQUIRE_CONTAINERS") == "1";

    private static readonly Lazy<string?> Problem = new(() => Docker.FindProblemAsync().GetAwaiter().GetResult());

    /// <summary>Whether containers can be run here.</summary>
    public static bool IsAvailable => Problem.Value is null;

    /// <summary>Skips the test where there is no engine, with the reason; fails it where there has to be one.</summary>
    public static void Require()
    {
        if (Problem.Value is { } problem)
        {
            Assert.False(IsRequired, problem);
            Assert.Skip(problem);
        }
    }
}
