using System.Diagnostics.CodeAnalysis;

namespace Aspire.Hosting.ApplicationModel;

public interface IModelNameParameter
{
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ResourceNameAttribute : Attribute, IModelNameParameter
{
}

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EndpointNameAttribute : Attribute, IModelNameParameter
{
}

public sealed class NameValidationPolicyAnnotation : IResourceAnnotation
{
    public static readonly NameValidationPolicyAnnotation Default = new();

    public static readonly NameValidationPolicyAnnotation None = new()
    {
        MaxLength = null,
        ValidateStartsWithLetter = false,
        ValidateAllowedCharacters = false,
        ValidateNoConsecutiveHyphens = false,
        ValidateNoTrailingHyphen = false,
    };

    public int? MaxLength { get; init; } = 64;

    public bool ValidateStartsWithLetter { get; init; } = true;

    public bool ValidateAllowedCharacters { get; init; } = true;

    public bool ValidateNoConsecutiveHyphens { get; init; } = true;

    public bool ValidateNoTrailingHyphen { get; init; } = true;
}

internal static class ModelName
{
    public static void ValidateName(string target, string name, NameValidationPolicyAnnotation? policy = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(name);
        if (!TryValidateName(name, policy ?? NameValidationPolicyAnnotation.Default, out var problem))
            throw new ArgumentException($"{target} name '{name}' is invalid. {problem}", nameof(name));
    }

    private static bool TryValidateName(string name, NameValidationPolicyAnnotation policy, [NotNullWhen(false)] out string? problem)
    {
        problem = Problem(name, policy);
        return problem is null;
    }

    private static string? Problem(string name, NameValidationPolicyAnnotation policy)
    {
        if (policy.MaxLength is { } max && (name.Length == 0 || name.Length > max))
            return $"Name must be between 1 and {max} characters long.";

        if (policy.ValidateNoConsecutiveHyphens && name.Contains("--", StringComparison.Ordinal))
            return "Name cannot contain consecutive hyphens.";

        if (policy.ValidateAllowedCharacters && name.Any(c => c != '-' && !char.IsAsciiLetterOrDigit(c)))
            return "Name must contain only ASCII letters, digits, and hyphens.";

        if (policy.ValidateStartsWithLetter && name.Length > 0 && !char.IsAsciiLetter(name[0]))
            return "Name must start with an ASCII letter.";

        if (policy.ValidateNoTrailingHyphen && name.EndsWith('-'))
            return "Name cannot end with a hyphen.";

        return null;
    }
}
