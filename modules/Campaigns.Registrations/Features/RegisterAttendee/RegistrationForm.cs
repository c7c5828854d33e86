namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>The fields of the public form; each step shows its own.</summary>
internal sealed class RegistrationForm
{
    public string? FullName { get; set; }

    public string? Phone { get; set; }

    public bool NoPhone { get; set; }

    public string? UnitCode { get; set; }

    public string? Hamlet { get; set; }

    public int? People { get; set; }

    public string? Need { get; set; }

    public string? WhenShort { get; set; }

    public bool Consent { get; set; }

    /// <summary>Hidden from people; only programs fill it in.</summary>
    public string? Website { get; set; }

    public void Take(RegistrationBody body)
    {
        (FullName, Phone, NoPhone) = (body.FullName, body.Phone, body.NoPhone == true);
        (UnitCode, Hamlet, People, Need, WhenShort) = (body.UnitCode, body.Hamlet, body.People ?? 1, body.Need, body.WhenShort);
    }

    /// <summary>What is known after this step.</summary>
    public RegistrationBody Into(RegistrationBody body, int step) => step switch
    {
        1 => body with { FullName = FullName },
        2 => body with { Phone = NoPhone ? null : Phone, NoPhone = NoPhone },
        3 => body with { UnitCode = string.IsNullOrWhiteSpace(UnitCode) ? null : UnitCode, Hamlet = Hamlet },
        4 => body with { People = People ?? 0, Need = Need },
        _ => body with { WhenShort = WhenShort, Consent = Consent },
    };
}
