using System.Diagnostics;
using Campaigns.Testing;
using Microsoft.Playwright;
using SkiaSharp;
using Xunit;

namespace Campaigns.Browser.Tests;

/// <summary>What a phone's camera takes: pictures, and what stands in a QR code on the screen, read by the library that the desk's app reads with.</summary>
internal static class Camera
{
    private const string Reader = """
        import decode from './node_modules/qr/decode.js';
        import { readFileSync } from 'node:fs';
        const grey = readFileSync(0);
        const side = Math.sqrt(grey.length);
        const data = new Uint8ClampedArray(grey.length * 4);
        for (let i = 0; i < grey.length; i++) data.set([grey[i], grey[i], grey[i], 255], i * 4);
        process.stdout.write(decode({ width: side, height: side, data }));
        """;

    public static async Task<string> Read(ILocator picture)
    {
        var grey = await picture.EvaluateAsync<string>("""
            img => {
                const side = 600, canvas = document.createElement('canvas');
                [canvas.width, canvas.height] = [side, side];
                const pen = canvas.getContext('2d');
                pen.fillStyle = 'white';
                pen.fillRect(0, 0, side, side);
                pen.drawImage(img, 20, 20, side - 40, side - 40);
                const seen = pen.getImageData(0, 0, side, side).data;
                let grey = '';
                for (let i = 0; i < seen.length; i += 4) grey += String.fromCharCode(seen[i]);
                return btoa(grey);
            }
            """);
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", Reader])
        {
            WorkingDirectory = Path.Combine(Machine.Root, "src", "Campaigns.Ui", "assets"), RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await node.StandardInput.BaseStream.WriteAsync(Convert.FromBase64String(grey), TestContext.Current.CancellationToken);
        node.StandardInput.Close();
        var (said, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return await said;
    }

    public static byte[] Photo()
    {
        using var picture = new SKBitmap(320, 240);
        picture.Erase(SKColors.SteelBlue);
        using var data = picture.Encode(SKEncodedImageFormat.Jpeg, 80);
        return data.ToArray();
    }
}
