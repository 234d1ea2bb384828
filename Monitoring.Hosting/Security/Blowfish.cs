using System.Buffers.Binary;
using System.Numerics;

namespace Monitoring.Hosting.Security;

/// <summary>The cipher Blowfish with the expensive key schedule of bcrypt.</summary>
internal sealed class Blowfish
{
    private const int SubkeyCount = 18;
    private const int BoxSize = 256;

    private static readonly Lazy<uint[]> InitialState = new(() => FractionOfPi(SubkeyCount + (4 * BoxSize)));

    /// <summary>The subkeys, then the four boxes.</summary>
    private readonly uint[] _state = [.. InitialState.Value];

    /// <summary>Mixes a key and a salt into the state.</summary>
    public void Expand(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        var keyOffset = 0;
        for (var index = 0; index < SubkeyCount; index++)
        {
            _state[index] ^= NextWord(key, ref keyOffset);
        }

        var (left, right, saltOffset) = (0u, 0u, 0);
        for (var index = 0; index < _state.Length; index += 2)
        {
            (left, right) = Encrypt(left ^ NextWord(salt, ref saltOffset), right ^ NextWord(salt, ref saltOffset));
            (_state[index], _state[index + 1]) = (left, right);
        }
    }

    /// <summary>Encrypts bcrypt's magic text 64 times.</summary>
    public byte[] EncryptMagic()
    {
        var text = "OrpheanBeholderScryDoubt"u8.ToArray();
        for (var block = 0; block < text.Length; block += 8)
        {
            var left = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(block));
            var right = BinaryPrimitives.ReadUInt32BigEndian(text.AsSpan(block + 4));
            for (var time = 0; time < 64; time++)
            {
                (left, right) = Encrypt(left, right);
            }

            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(block), left);
            BinaryPrimitives.WriteUInt32BigEndian(text.AsSpan(block + 4), right);
        }

        return text;
    }

    private (uint Left, uint Right) Encrypt(uint left, uint right)
    {
        for (var round = 0; round < SubkeyCount - 2; round++)
        {
            left ^= _state[round];
            (left, right) = (right ^ Mix(left), left);
        }

        return (right ^ _state[SubkeyCount - 1], left ^ _state[SubkeyCount - 2]);
    }

    private uint Mix(uint word) =>
        ((Box(0, word >> 24) + Box(1, word >> 16)) ^ Box(2, word >> 8)) + Box(3, word);

    private uint Box(int number, uint word) => _state[SubkeyCount + (number * BoxSize) + (int)(word & 0xff)];

    private static uint NextWord(ReadOnlySpan<byte> bytes, ref int offset)
    {
        var word = 0u;
        for (var count = 0; count < 4; count++)
        {
            word = (word << 8) | bytes[offset];
            offset = (offset + 1) % bytes.Length;
        }

        return word;
    }

    /// <summary>The initial state is the fraction of π, by Machin's formula: 16 arctan 1/5 − 4 arctan 1/239.</summary>
    private static uint[] FractionOfPi(int words)
    {
        const int guard = 64;
        var one = BigInteger.One << ((words * 32) + guard);
        var fraction = (16 * ArcTangent(one, 5)) - (4 * ArcTangent(one, 239)) - (3 * one);
        var bytes = (fraction >> guard).ToByteArray(isUnsigned: true, isBigEndian: true).AsSpan();
        var result = new uint[words];
        for (var index = 0; index < words; index++)
        {
            result[index] = BinaryPrimitives.ReadUInt32BigEndian(bytes[(index * 4)..]);
        }

        return result;
    }

    private static BigInteger ArcTangent(BigInteger one, int inverse)
    {
        var (sum, power) = (BigInteger.Zero, one / inverse);
        for (var n = 1; !power.IsZero; n += 4)
        {
            sum += power / n;
            power /= inverse * inverse;
            sum -= power / (n + 2);
            power /= inverse * inverse;
        }

        return sum;
    }
}
