namespace Campaigns.Training.Features.PrintCertificate;

/// <summary>What stands in a QR code whatever it says: finders, timing, alignment, format and version.</summary>
internal sealed class QrFrame
{
    private readonly int _side;
    private readonly bool[] _taken;

    public QrFrame(int version, int mask)
    {
        _side = 17 + 4 * version;
        (Modules, _taken) = (new bool[_side * _side], new bool[_side * _side]);
        for (var i = 0; i < _side; i++)
        {
            Set(6, i, i % 2 == 0);
            Set(i, 6, i % 2 == 0);
        }

        Finder(3, 3);
        Finder(_side - 4, 3);
        Finder(3, _side - 4);
        Alignment(version);
        Format(mask);
        if (version >= 7) Version(version);
    }

    /// <summary>True: dark. Row by row.</summary>
    public bool[] Modules { get; }

    public static bool Flips(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    /// <summary>Where the bits of the text go, one after the other: two columns at a time, up and down.</summary>
    public IEnumerable<int> Order()
    {
        for (var right = _side - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5; // The column of the timing is passed over.
            for (var step = 0; step < _side; step++)
            {
                var y = (right + 1 & 2) == 0 ? _side - 1 - step : step;
                if (!_taken[y * _side + right]) yield return y * _side + right;
                if (!_taken[y * _side + right - 1]) yield return y * _side + right - 1;
            }
        }
    }

    private void Finder(int x, int y)
    {
        for (var dy = -4; dy <= 4; dy++)
            for (var dx = -4; dx <= 4; dx++)
                if (x + dx >= 0 && x + dx < _side && y + dy >= 0 && y + dy < _side) Set(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
    }

    private void Alignment(int version)
    {
        if (version == 1) return;
        int[] at = version < 7 ? [6, _side - 7] : [6, (_side - 1) / 2, _side - 7];
        foreach (var y in at)
            foreach (var x in at)
            {
                if ((x, y) == (6, 6) || (x, y) == (6, _side - 7) || (x, y) == (_side - 7, 6)) continue; // The finders' corners.
                for (var dy = -2; dy <= 2; dy++)
                    for (var dx = -2; dx <= 2; dx++) Set(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
            }
    }

    // Error correction M is 00; then the mask, and ten bits of a BCH code.
    private void Format(int mask)
    {
        var rest = mask;
        for (var i = 0; i < 10; i++) rest = rest << 1 ^ (rest >> 9) * 0x537;
        var bits = (mask << 10 | rest) ^ 0x5412;
        for (var i = 0; i < 15; i++)
        {
            var on = (bits >> i & 1) != 0;
            var (x, y) = i switch { < 6 => (8, i), 6 => (8, 7), 7 => (8, 8), 8 => (7, 8), _ => (14 - i, 8) };
            Set(x, y, on);
            Set(i < 8 ? _side - 1 - i : 8, i < 8 ? 8 : _side - 15 + i, on);
        }

        Set(8, _side - 8, true);
    }

    private void Version(int version)
    {
        var rest = version;
        for (var i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1F25;
        var bits = version << 12 | rest;
        for (var i = 0; i < 18; i++)
        {
            Set(_side - 11 + i % 3, i / 3, (bits >> i & 1) != 0);
            Set(i / 3, _side - 11 + i % 3, (bits >> i & 1) != 0);
        }
    }

    private void Set(int x, int y, bool dark) =>
        (Modules[y * _side + x], _taken[y * _side + x]) = (dark, true);
}
