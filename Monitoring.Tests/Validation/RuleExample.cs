using Monitoring.Hosting.Validation;

namespace Monitoring.Tests.Validation;

/// <summary>A pair for one rule: where it does not hold, with all that is then found, and where it does.</summary>
/// <param name="Finding">What is found, the whole line; it begins with the rule's number.</param>
/// <param name="Violates">Checks what violates the rule, and nothing else.</param>
/// <param name="Holds">Checks what violates nothing.</param>
internal sealed record RuleExample(string Finding, Func<Task<IEnumerable<Finding>>> Violates, Func<Task<IEnumerable<Finding>>> Holds)
{
    /// <summary>The rule's number.</summary>
    public string Id => Finding[..6];

    /// <summary>A pair of one thing, in two states.</summary>
    public static RuleExample Of<T>(string finding, Func<T, IEnumerable<Finding>> check, T violates, T holds) =>
        new(finding, () => Task.FromResult(check(violates)), () => Task.FromResult(check(holds)));

    /// <summary>A pair of one thing that has to be made, in two states.</summary>
    public static RuleExample Of<T>(string finding, Func<T, IEnumerable<Finding>> check, Func<T> violates, Func<T> holds) =>
        new(finding, () => Task.FromResult(check(violates())), () => Task.FromResult(check(holds())));
}
