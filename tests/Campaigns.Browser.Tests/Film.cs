using QRCoder;

namespace Campaigns.Browser.Tests;

/// <summary>What a camera sees when somebody holds a ticket before it: a film of one picture (YUV4MPEG2).</summary>
internal static class Film
{
    private const int Width = 640;
    private const int Height = 480;
    private const byte Dark = 20, Light = 235, Grey = 128;

    public static string Of(string text, string folder)
    {
        using var maker = new QRCodeGenerator();
        using var code = maker.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix; // With its quiet zone.
        var dot = Height / rows.Count;
        var picture = new byte[Width * Height];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                picture[(y * Width) + x] = y / dot < rows.Count && x / dot < rows.Count && rows[y / dot][x / dot] ? Dark : Light;

        var file = Path.Combine(folder, "ticket.y4m");
        using var film = File.Create(file);
        film.Write("YUV4MPEG2 W640 H480 F10:1 Ip A1:1 C420jpeg\n"u8);
        for (var frame = 0; frame < 2; frame++)
        {
            film.Write("FRAME\n"u8);
            film.Write(picture);
            film.Write(Enumerable.Repeat(Grey, Width * Height / 2).ToArray());
        }

        return file;
    }
}
