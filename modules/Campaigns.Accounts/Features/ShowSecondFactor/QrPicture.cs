using System.Text;
using QRCoder;

namespace Campaigns.Accounts.Features.ShowSecondFactor;

/// <summary>A QR code as a picture inside the page: no further request, and no address that carries a secret.</summary>
internal static class QrPicture
{
    private const int ModuleSize = 6;

    /// <summary>An address for <c>img</c>.</summary>
    public static string Of(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(ModuleSize)));
    }
}
