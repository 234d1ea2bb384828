using Xunit;

namespace Monitoring.Tests.ServiceDefaults;

/// <summary>The linter of the real Prometheus.</summary>
internal static class Promtool
{
    /// <summary><c>promtool check metrics</c> reads standard input, which a shell gives it.</summary>
    public static async Task FindsNothingIn(string exposition)
    {
        var promtool = new Tool("promtool");
        await promtool.Accepts("--version");

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, exposition, TestContext.Current.CancellationToken);
        var (exitCode, findings) = await new Tool("sh").Run("-c", $"promtool check metrics < '{file}'");
        File.Delete(file);

        Assert.Equal((0, ""), (exitCode, findings.Trim()));
    }
}
