namespace Monitoring.Hosting.Validation;

/// <summary>No secret is empty, or one that everybody tries first.</summary>
internal sealed class SecretsAreSecret() : ModelRule("MON016")
{
    // Defaults of the products themselves and of charts that install them, and the usual guesses.
    private static readonly HashSet<string> TriedFirst = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "administrator", "changeme", "change-me", "default", "grafana", "guest", "monitoring", "password", "postgres", "prom-operator", "prometheus", "redis",
        "root", "secret", "test", "token", "12345678", "123456", "1234",
    };

    /// <inheritdoc />
    public override IEnumerable<Finding> Check(StackModel model) =>
        from secret in model.GivenSecrets
        let problem = string.IsNullOrWhiteSpace(secret.Value) ? "is empty" : TriedFirst.Contains(secret.Value) ? "is one that everybody tries first" : null
        where problem is not null
        select Error($"Parameters:{secret.Key}", $"The value {problem}.", "Choose another, or leave it out: a local run generates one.");
}
