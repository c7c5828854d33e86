using System.Text;
using QRCoder;

namespace Campaigns.Ui;

/// <summary>QR codes (ISO/IEC 18004, error correction M) as pictures inside the page: no further request, and no address that carries what stands in them.</summary>
public static class QrPicture
{
    // Each module 6 units wide: sharp at any size, and about 2 kB.
    private const int ModuleSize = 6;

    /// <summary>An address for <c>img</c>.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(ModuleSize)));
    }
}
