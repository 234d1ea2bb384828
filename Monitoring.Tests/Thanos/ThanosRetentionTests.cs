using Monitoring.Hosting.Model;
using Monitoring.Hosting.Thanos;
using Xunit;

namespace Monitoring.Tests.Thanos;

public sealed class ThanosRetentionTests
{
    [Fact]
    public void The_defaults_lose_nothing() => Assert.Empty(new ThanosRetention().Losses());

    [Fact]
    public void Keeping_everything_loses_nothing() =>
        Assert.Empty(new ThanosRetention { Raw = Duration.Parse("0s"), FiveMinutes = Duration.Parse("0s"), OneHour = Duration.Parse("0s") }.Losses());

    [Theory]
    [InlineData("39h", 1)]
    [InlineData("40h", 0)]
    public void Raw_samples_have_to_live_until_they_are_downsampled(string raw, int losses) =>
        Assert.Equal(losses, new ThanosRetention { Raw = Duration.Parse(raw) }.Losses().Count());

    [Theory]
    [InlineData("9d", 1)]
    [InlineData("10d", 0)]
    public void Samples_of_five_minutes_have_to_live_until_they_are_downsampled(string fiveMinutes, int losses) =>
        Assert.Equal(losses, new ThanosRetention { FiveMinutes = Duration.Parse(fiveMinutes) }.Losses().Count());

    [Fact]
    public void A_loss_is_said_in_words() =>
        Assert.Equal(["Raw samples are deleted after 1d, but downsampled to 5 minutes only after 1d16h."], new ThanosRetention { Raw = Duration.Days(1) }.Losses());
}
