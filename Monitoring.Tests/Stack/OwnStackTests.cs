using Xunit;

namespace Monitoring.Tests.Stack;

/// <summary>The tests that start an app host of their own, alone and without the shared stack beside them: some measure how long it takes to stop.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OwnStackTests
{
    /// <summary>The collection's name.</summary>
    public const string Name = "stacks of their own";
}
