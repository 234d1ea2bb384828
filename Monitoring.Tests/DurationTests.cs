using Monitoring.Hosting.Model;
using Xunit;

namespace Monitoring.Tests;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0s", "0s")]
    [InlineData("250ms", "250ms")]
    [InlineData("90s", "90s")]
    [InlineData("15m", "15m")]
    [InlineData("1d", "24h")]
    [InlineData("30d", "720h")]
    public void Go_knows_no_days(string prometheus, string go) => Assert.Equal(go, Duration.Parse(prometheus).ToGoString());
}
