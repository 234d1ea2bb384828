using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Hosting.Security;

/// <summary>
/// Hashes passwords as the web configuration of the Prometheus family wants them: bcrypt (N. Provos, D. Mazières, "A Future-Adaptable
/// Password Scheme", 1999). The .NET libraries have none.
/// </summary>
internal static class Bcrypt
{
    /// <summary>2¹⁰ rounds, some 50 ms: each request is checked once, then the result is cached.</summary>
    private const int DefaultCost = 10;

    /// <summary>Longer passwords are cut off by the algorithm.</summary>
    private const int MaxPasswordBytes = 72;

    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Hashes a password with a random salt.</summary>
    public static string Hash(string password) => Hash(password, RandomNumberGenerator.GetBytes(16), DefaultCost);

    /// <summary>Hashes a password.</summary>
    public static string Hash(string password, byte[] salt, int cost)
    {
        var key = Encoding.UTF8.GetBytes(password + "\0");
        if (key.Length - 1 > MaxPasswordBytes)
        {
            throw new ArgumentException($"The password has {key.Length - 1} bytes; bcrypt takes no more than {MaxPasswordBytes}.", nameof(password));
        }

        var blowfish = new Blowfish();
        blowfish.Expand(key, salt);
        var nothing = new byte[16];
        for (var round = 0L; round < 1L << cost; round++)
        {
            blowfish.Expand(key, nothing);
            blowfish.Expand(salt, nothing);
        }

        // The last byte is not part of the hash.
        return string.Create(CultureInfo.InvariantCulture, $"$2b${cost:00}${Encode(salt)}{Encode(blowfish.EncryptMagic()[..^1])}");
    }

    /// <summary>Reads a salt as it stands in a hash.</summary>
    internal static byte[] Decode(string text)
    {
        var bits = text.Aggregate(BigInteger.Zero, (bits, character) => (bits << 6) | Alphabet.IndexOf(character));
        return (bits >> (text.Length * 6 % 8)).ToByteArray(isUnsigned: true, isBigEndian: true);
    }

    private static string Encode(byte[] bytes)
    {
        var length = ((bytes.Length * 8) + 5) / 6;
        var bits = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) << ((length * 6) - (bytes.Length * 8));
        return string.Concat(Enumerable.Range(1, length).Select(index => Alphabet[(int)((bits >> ((length - index) * 6)) & 63)]));
    }
}
