using Microsoft.Extensions.Configuration;

namespace Campaigns.Ui;

/// <summary>The phone number that every public page and every error page offers. Setting <c>Site:Phone</c>;
/// unless set it is 1900 9068, the line of Vietnam Social Security.</summary>
public static class HelpLine
{
    /// <summary>As people read it.</summary>
    public static string Number(IConfiguration configuration) => configuration["Site:Phone"] is { Length: > 0 } number ? number : "1900\u00A09068";

    /// <summary>As a phone dials it.</summary>
    public static string Address(IConfiguration configuration) => "tel:" + string.Concat(Number(configuration).Where(c => char.IsAsciiDigit(c) || c == '+'));
}
