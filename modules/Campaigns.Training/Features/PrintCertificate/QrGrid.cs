using System.Collections.Concurrent;
using System.Text;

namespace Campaigns.Training.Features.PrintCertificate;

/// <summary>QR codes (ISO/IEC 18004) of many addresses of one length: what is the same in all of them is worked out once, so that a code takes a hundredth of the
/// time. Bytes, error correction M, versions 1 to 9, always the same mask: which of the eight is best for a camera is not weighed anew for each; every reader reads all.</summary>
internal sealed class QrGrid
{
    public const int Masks = 8;
    private const byte Dark = 0, Light = 255;

    // By version: codewords for correction in a block, blocks, and bytes of data in all of them (table 9).
    private static readonly (int Correction, int Blocks, int Data)[] Sizes = [default, (10, 1, 16), (16, 1, 28), (26, 1, 44), (18, 2, 64), (24, 2, 86), (16, 4, 108), (18, 4, 124), (22, 4, 154), (22, 5, 182)];
    private static readonly ConcurrentDictionary<(int Version, int Mask), QrGrid> Known = new();

    private readonly byte[] _frame;
    private readonly int[] _order;
    private readonly bool[] _flip;
    private readonly int _version;

    private QrGrid(int version, int mask)
    {
        (_version, Side) = (version, 17 + 4 * version);
        var frame = new QrFrame(version, mask);
        _frame = [.. frame.Modules.Select(dark => dark ? Dark : Light)];
        _order = [.. frame.Order()];
        _flip = [.. _order.Select(at => QrFrame.Flips(mask, at % Side, at / Side))];
    }

    public int Side { get; }

    /// <summary>One byte for each module, without the white around them; null: longer than what is kept here.</summary>
    public static (byte[] Modules, int Side)? Of(string text, int mask = 0)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var version = Array.FindIndex(Sizes, 1, s => s.Data >= bytes.Length + 2);
        if (version < 0 || bytes.Length > byte.MaxValue) return null;
        var grid = Known.GetOrAdd((version, mask), at => new(at.Version, at.Mask));
        return (grid.Draw(bytes), grid.Side);
    }

    private byte[] Draw(byte[] text)
    {
        var (modules, words) = ((byte[])_frame.Clone(), Words(text));
        for (var bit = 0; bit < _order.Length; bit++)
        {
            var on = bit < words.Length * 8 && (words[bit >> 3] >> (7 - (bit & 7)) & 1) != 0;
            modules[_order[bit]] = on != _flip[bit] ? Dark : Light;
        }

        return modules;
    }

    // Four bits say bytes, eight say how many, then the text, then what fills the rest; cut into blocks, corrected, and interleaved.
    private byte[] Words(byte[] text)
    {
        var (correction, blocks, size) = Sizes[_version];
        var data = new byte[size];
        data[0] = (byte)(0x40 | text.Length >> 4);
        data[1] = (byte)(text.Length << 4);
        for (var i = 0; i < text.Length; i++)
        {
            data[i + 1] |= (byte)(text[i] >> 4);
            data[i + 2] = (byte)(text[i] << 4);
        }

        for (var i = text.Length + 2; i < size; i++) data[i] = (i - text.Length & 1) == 0 ? (byte)0xEC : (byte)0x11;
        var (words, from) = (new byte[size + blocks * correction], 0);
        for (var block = 0; block < blocks; block++)
        {
            // The longer blocks come last.
            var length = size / blocks + (block >= blocks - size % blocks ? 1 : 0);
            for (var i = 0; i < length; i++) words[i < size / blocks ? i * blocks + block : size / blocks * blocks + block - (blocks - size % blocks)] = data[from + i];
            var rest = ReedSolomon.Rest(data.AsSpan(from, length), correction);
            for (var i = 0; i < correction; i++) words[size + i * blocks + block] = rest[i];
            from += length;
        }

        return words;
    }
}
