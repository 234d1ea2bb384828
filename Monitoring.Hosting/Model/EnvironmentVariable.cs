namespace Monitoring.Hosting.Model;

/// <summary>An environment variable of a container.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Where its value comes from.</param>
public sealed record EnvironmentVariable(string Name, EnvironmentValue Value);

/// <summary>Where the value of an environment variable comes from.</summary>
public abstract record EnvironmentValue
{
    /// <summary>A text known when the configuration is made.</summary>
    public static implicit operator EnvironmentValue(string text) => new LiteralValue(text);

    /// <summary>A text that operators may change.</summary>
    public static implicit operator EnvironmentValue(Tunable tunable) => new TunableValue(tunable);

    /// <summary>A secret, given by the platform when the container starts.</summary>
    public static implicit operator EnvironmentValue(Secret secret) => new SecretValue(secret);
}

/// <summary>A text known when the configuration is made.</summary>
/// <param name="Text">The text.</param>
public sealed record LiteralValue(string Text) : EnvironmentValue;

/// <summary>A text that operators may change.</summary>
/// <param name="Tunable">The text.</param>
public sealed record TunableValue(Tunable Tunable) : EnvironmentValue;

/// <summary>A secret, given by the platform when the container starts.</summary>
/// <param name="Secret">The secret.</param>
public sealed record SecretValue(Secret Secret) : EnvironmentValue;

/// <summary>The replica's own stable name, such as <c>prometheus-0</c> (Kubernetes: the pod's name).</summary>
public sealed record ReplicaNameValue : EnvironmentValue;
