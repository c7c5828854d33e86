using System.Globalization;
using Campaigns.Kernel.Settings;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.Badges;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.PrintCertificate;

/// <summary>Certificates as one PDF.</summary>
internal sealed class Printing(CertificatePress press, SiteAddress site, ISettings<CertificateSettings> settings, IStringLocalizer texts)
{
    public const string MediaType = "application/pdf";

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>The file; a certificate is Vietnamese, whatever language the page is in.</summary>
    public Stream Print(IEnumerable<Certificate> certificates)
    {
        var before = CultureInfo.CurrentUICulture;
        // On disk, gone when it is closed: a year's certificates would fill the memory of a small server.
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81_920, FileOptions.DeleteOnClose);
        try
        {
            CultureInfo.CurrentUICulture = Vietnamese;
            press.Print(certificates.Select(c => CertificateSheet.Of(c, settings.Current.Issuer, site.Verify(c.Code), texts)), file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        file.Position = 0;
        return file;
    }
}
