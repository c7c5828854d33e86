using Campaigns.Training.Features.PrintCertificate;
using QRCoder;

namespace Campaigns.Training.Tests.Domain;

/// <summary>Codes as another library makes them, which weighs the eight masks: one of ours must be the same to the last module.</summary>
public sealed class QrGridTests
{
    [Fact]
    public void Of_every_length_one_of_the_eight_masks_is_what_another_library_draws()
    {
        for (var length = 1; length <= 180; length++)
        {
            var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i * 7 + length) % 26)));
            var theirs = Theirs(text);
            Assert.True(Enumerable.Range(0, QrGrid.Masks).Any(mask => QrGrid.Of(text, mask) is { } ours && ours.Modules.AsSpan().SequenceEqual(theirs)), text);
        }

        Assert.Null(QrGrid.Of(new string('a', 181)));
    }

    private static byte[] Theirs(string text)
    {
        const int Quiet = 4;
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var side = data.ModuleMatrix.Count - 2 * Quiet;
        return [.. Enumerable.Range(0, side * side).Select(at => data.ModuleMatrix[Quiet + at / side][Quiet + at % side] ? byte.MinValue : byte.MaxValue)];
    }
}
