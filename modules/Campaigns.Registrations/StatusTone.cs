using Campaigns.Registrations.Domain;
using Campaigns.Ui.TagHelpers;

namespace Campaigns.Registrations;

/// <summary>How good the news of a status is.</summary>
internal static class StatusTone
{
    public static Tone Of(RegistrationStatus status) => status switch
    {
        RegistrationStatus.Attended => Tone.Ok,
        RegistrationStatus.Confirmed => Tone.Info,
        RegistrationStatus.Offered => Tone.Warn,
        RegistrationStatus.Absent or RegistrationStatus.OfferExpired => Tone.Bad,
        _ => Tone.Neutral,
    };
}
