using System.Security.Cryptography;

namespace Aspire.Hosting.ApplicationModel;

internal static class PasswordGenerator
{
    // Look-alikes (i, l, o) are left out, and whatever has a meaning in a command line, a URL or a connection string.
    private const string LowerCase = "abcdefghjkmnpqrstuvwxyz";
    private const string UpperCase = "ABCDEFGHJKMNPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Specials = "-_.{}~()*+!";

    public static string Generate(GenerateParameterDefault rules)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rules.MinLength);
        (string Characters, bool Allowed, int Minimum)[] classes =
        [
            (LowerCase, rules.Lower, rules.MinLower),
            (UpperCase, rules.Upper, rules.MinUpper),
            (Digits, rules.Numeric, rules.MinNumeric),
            (Specials, rules.Special, rules.MinSpecial),
        ];
        foreach (var (_, allowed, minimum) in classes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(minimum);
            if (!allowed && minimum > 0)
                throw new ArgumentException("A class of characters that is disabled must have a minimum of 0.");
        }

        var choices = string.Concat(classes.Where(c => c.Allowed).Select(c => c.Characters));
        if (choices.Length == 0)
            throw new ArgumentException("At least one character type must be enabled.");

        var required = classes.SelectMany(c => RandomNumberGenerator.GetItems<char>(c.Characters, c.Minimum)).ToArray();
        char[] password = [.. required, .. RandomNumberGenerator.GetItems<char>(choices, Math.Max(0, rules.MinLength - required.Length))];
        RandomNumberGenerator.Shuffle(password.AsSpan());
        return new string(password);
    }
}
