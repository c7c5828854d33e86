using System.Text;

namespace Campaigns.Accounts.Features.CheckPassword;

/// <summary>Passwords as texts.</summary>
internal static class PasswordText
{
    /// <summary>Nobody types more; hashing a megabyte would only keep a processor busy.</summary>
    public const int Longest = 200;

    /// <summary>One form for the same signs: keyboards send ế in one piece or in three (NIST SP 800-63B, 3.1.1.2).</summary>
    public static string Normal(string password) => password.Normalize(NormalizationForm.FormKC);
}
