using System.Buffers.Binary;
using System.Numerics;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>xxHash with 32 bits and seed 0: names of conditional expressions in a manifest end in it.</summary>
internal static class XxHash32
{
    private const uint Prime1 = 2654435761;
    private const uint Prime2 = 2246822519;
    private const uint Prime3 = 3266489917;
    private const uint Prime4 = 668265263;
    private const uint Prime5 = 374761393;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var hash = unchecked(Stripes(ref data, out var length) + length);
        for (; data.Length >= 4; data = data[4..])
            hash = unchecked(BitOperations.RotateLeft(hash + (BinaryPrimitives.ReadUInt32LittleEndian(data) * Prime3), 17) * Prime4);

        foreach (var value in data)
            hash = unchecked(BitOperations.RotateLeft(hash + (value * Prime5), 11) * Prime1);

        hash = unchecked((hash ^ (hash >> 15)) * Prime2);
        hash = unchecked((hash ^ (hash >> 13)) * Prime3);
        return hash ^ (hash >> 16);
    }

    private static uint Stripes(ref ReadOnlySpan<byte> data, out uint length)
    {
        length = (uint)data.Length;
        if (data.Length < 16)
            return Prime5;

        Span<uint> lanes = [unchecked(Prime1 + Prime2), Prime2, 0, unchecked(0 - Prime1)];
        for (; data.Length >= 16; data = data[16..])
        {
            for (var i = 0; i < lanes.Length; i++)
            {
                var input = BinaryPrimitives.ReadUInt32LittleEndian(data[(4 * i)..]);
                lanes[i] = unchecked(BitOperations.RotateLeft(lanes[i] + (input * Prime2), 13) * Prime1);
            }
        }

        return unchecked(BitOperations.RotateLeft(lanes[0], 1) + BitOperations.RotateLeft(lanes[1], 7)
            + BitOperations.RotateLeft(lanes[2], 12) + BitOperations.RotateLeft(lanes[3], 18));
    }
}
