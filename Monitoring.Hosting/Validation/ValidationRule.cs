namespace Monitoring.Hosting.Validation;

/// <summary>Something that has to hold: one rule, one class, one number that never changes, one line in <c>docs/validation.md</c>.</summary>
/// <param name="id">The number.</param>
internal abstract class ValidationRule(string id)
{
    /// <summary>The number.</summary>
    public string Id => id;

    /// <summary>It does not hold, and nothing may start.</summary>
    protected Finding Error(string place, string message, string fix) => Finding.Error(id, place, message, fix);

    /// <summary>It does not hold, and somebody should know.</summary>
    protected Finding Warning(string place, string message, string fix) => Finding.Warning(id, place, message, fix);
}

/// <summary>What has to hold of components together.</summary>
/// <param name="id">The rule's number.</param>
internal abstract class ModelRule(string id) : ValidationRule(id)
{
    /// <summary>Looks for what does not hold.</summary>
    public abstract IEnumerable<Finding> Check(StackModel model);
}

/// <summary>What has to hold of one component, by its specification alone.</summary>
/// <typeparam name="TSpec">The specification.</typeparam>
/// <param name="id">The rule's number.</param>
internal abstract class SpecRule<TSpec>(string id) : ValidationRule(id)
{
    /// <summary>Looks for what does not hold.</summary>
    /// <param name="name">The component's name.</param>
    /// <param name="spec">Its specification.</param>
    public abstract IEnumerable<Finding> Check(string name, TSpec spec);
}
