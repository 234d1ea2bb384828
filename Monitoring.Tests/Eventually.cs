using Xunit;

namespace Monitoring.Tests;

/// <summary>Waits for what other processes and threads do.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Returns when the condition holds; the test fails when it does not hold in time.</summary>
    /// <param name="what">Completes the sentence "Waited in vain for …".</param>
    public static Task Async(Func<Task<bool>> condition, TimeSpan patience, string what) => Async(condition, patience, () => what);

    /// <summary>Returns when the condition holds; the test fails when it does not hold in time.</summary>
    /// <param name="what">Completes the sentence "Waited in vain for …", with what is known by then.</param>
    public static async Task Async(Func<Task<bool>> condition, TimeSpan patience, Func<string> what)
    {
        var deadline = DateTime.UtcNow + patience;
        while (!await condition())
        {
            Assert.True(DateTime.UtcNow < deadline, $"Waited in vain for {what()}, {patience.TotalSeconds} s.");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
