using Monitoring.Watchdog.Alerts;
using Xunit;

namespace Monitoring.Tests.Watchdog;

public sealed class EpisodeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_delivery_opens_an_episode()
    {
        var (episode, outcome) = Episode.After(null, Firing(Noon));

        Assert.Equal(DeliveryOutcome.Opened, outcome);
        Assert.Equal((AlertStatus.Firing, 1, 0), (episode.Status, episode.FiringDeliveries, episode.ResolvedDeliveries));
    }

    [Fact]
    public void A_second_delivery_of_the_same_status_is_a_repetition()
    {
        var (episode, outcome) = After(Firing(Noon), Firing(Noon));

        Assert.Equal(DeliveryOutcome.Repeated, outcome);
        Assert.Equal(2, episode.FiringDeliveries);
    }

    [Fact]
    public void An_earlier_start_from_the_other_Prometheus_is_the_same_episode_and_the_earlier_start_stays()
    {
        var (episode, outcome) = After(Firing(Noon), Firing(Noon.AddSeconds(-7)), Firing(Noon.AddSeconds(3)));

        Assert.Equal(DeliveryOutcome.Repeated, outcome);
        Assert.Equal(Noon.AddSeconds(-7), episode.StartsAt);
    }

    [Fact]
    public void A_resolved_delivery_ends_the_episode()
    {
        var (episode, outcome) = After(Firing(Noon), Resolved(Noon, Noon.AddMinutes(5)));

        Assert.Equal(DeliveryOutcome.Changed, outcome);
        Assert.Equal((AlertStatus.Resolved, Noon.AddMinutes(5)), (episode.Status, episode.EndsAt));
    }

    [Fact]
    public void A_start_after_the_end_is_another_episode()
    {
        var (episode, outcome) = After(Firing(Noon), Resolved(Noon, Noon.AddMinutes(5)), Firing(Noon.AddMinutes(6)));

        Assert.Equal(DeliveryOutcome.Opened, outcome);
        Assert.Equal((Noon.AddMinutes(6), 1), (episode.StartsAt, episode.FiringDeliveries));
    }

    [Fact]
    public void A_start_before_the_end_says_that_it_was_not_over()
    {
        var (episode, outcome) = After(Firing(Noon), Resolved(Noon, Noon.AddMinutes(5)), Firing(Noon));

        Assert.Equal(DeliveryOutcome.Changed, outcome);
        Assert.Equal((AlertStatus.Firing, null, 2, 1), (episode.Status, episode.EndsAt, episode.FiringDeliveries, episode.ResolvedDeliveries));
    }

    [Fact]
    public void A_resolved_alert_that_was_never_seen_firing_is_remembered()
    {
        var (episode, outcome) = Episode.After(null, Resolved(Noon, Noon.AddMinutes(5)));

        Assert.Equal(DeliveryOutcome.Opened, outcome);
        Assert.Equal(AlertStatus.Resolved, episode.Status);
    }

    private static (Episode Episode, DeliveryOutcome Outcome) After(params AlertDelivery[] deliveries) =>
        deliveries.Aggregate(default((Episode Episode, DeliveryOutcome Outcome)), (last, delivery) => Episode.After(last.Episode, delivery));

    private static AlertDelivery Firing(DateTimeOffset startsAt) => new(
        "f1", AlertStatus.Firing, startsAt, null, new Dictionary<string, string>(), new Dictionary<string, string>(), "", "", startsAt.AddSeconds(30));

    private static AlertDelivery Resolved(DateTimeOffset startsAt, DateTimeOffset endsAt) =>
        Firing(startsAt) with { Status = AlertStatus.Resolved, EndsAt = endsAt, ReceivedAt = endsAt };
}
