using System.ComponentModel.DataAnnotations;
using Campaigns.Kernel.Settings;

namespace Campaigns.Training;

/// <summary>What stands on every certificate.</summary>
[Settings("Training", "certificates")]
internal sealed record CertificateSettings
{
    /// <summary>Who issues them.</summary>
    [Required, StringLength(200)] public string Issuer { get; init; } = "Bảo hiểm xã hội tỉnh và Bưu điện tỉnh Thanh Hóa";
}
