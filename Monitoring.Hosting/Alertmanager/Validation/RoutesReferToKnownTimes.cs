using Monitoring.Hosting.Validation;

namespace Monitoring.Hosting.Alertmanager;

/// <summary>Routes refer to times that exist.</summary>
internal sealed class RoutesReferToKnownTimes() : SpecRule<AlertmanagerSpec>("MON125")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(string name, AlertmanagerSpec spec) =>
        from time in spec.AllRoutes.SelectMany(route => route.ActiveTimes.Concat(route.MuteTimes)).Distinct()
        where spec.TimeIntervals.All(known => known.Name != time)
        select Error(name, $"A route refers to the time '{time}', which does not exist.", "Add it with WithTimeInterval, or name one of those there are.");
}
