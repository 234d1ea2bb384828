using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The tests that share one running stack. They run alone: this machine runs one stack at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class StackTests : ICollectionFixture<StackFixture>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "stack";
}

/// <summary>The whole stack as its options are by default.</summary>
public sealed class StackFixture() : StackRun([]);
