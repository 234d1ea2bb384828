namespace Monitoring.Hosting.Validation;

/// <summary>An object store has one compactor: two of them destroy its blocks.</summary>
internal sealed class OneCompactorPerStore() : ModelRule("MON018")
{
    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from same in model.Components.OfType<ThanosCompactorResource>().GroupBy(compactor => compactor.Spec.ObjectStore)
        where same.Count() > 1
        select Error(same.Last().Name, $"{string.Join(" and ", same.Select(compactor => compactor.Name))} compact the same object store, and destroy each other's blocks.", "Keep one.");
}
