using System.Collections.Concurrent;

namespace Campaigns.Training.Features.PrintCertificate;

/// <summary>The code that repairs damaged QR codes: over the field of 256 elements by x⁸ + x⁴ + x³ + x² + 1 (ISO/IEC 18004, annex A).</summary>
internal static class ReedSolomon
{
    private static readonly ConcurrentDictionary<int, byte[][]> Products = new();

    /// <summary>What is left of the data divided by the generator of that degree.</summary>
    public static byte[] Rest(ReadOnlySpan<byte> data, int degree)
    {
        var (products, rest) = (Products.GetOrAdd(degree, Multiples), new byte[degree]);
        foreach (var word in data)
        {
            var factor = products[word ^ rest[0]];
            for (var i = 0; i < degree - 1; i++) rest[i] = (byte)(rest[i + 1] ^ factor[i]);
            rest[degree - 1] = factor[degree - 1];
        }

        return rest;
    }

    // The generator times each element: dividing is then only looking up.
    private static byte[][] Multiples(int degree)
    {
        var generator = new byte[degree];
        generator[degree - 1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++)
        {
            for (var j = 0; j < degree; j++) generator[j] = (byte)(Times(generator[j], root) ^ (j + 1 < degree ? generator[j + 1] : 0));
            root = Times(root, 2);
        }

        return [.. Enumerable.Range(0, 256).Select(x => generator.Select(g => Times(g, (byte)x)).ToArray())];
    }

    private static byte Times(byte x, byte y)
    {
        var product = 0;
        for (var i = 7; i >= 0; i--) product = product << 1 ^ (product >> 7) * 0x11D ^ (y >> i & 1) * x;
        return (byte)product;
    }
}
