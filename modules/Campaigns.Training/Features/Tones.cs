using Campaigns.Training.Domain;
using Campaigns.Ui.TagHelpers;

namespace Campaigns.Training.Features;

/// <summary>Colours of states; the word always stands beside them.</summary>
internal static class Tones
{
    public static Tone Tone(this CertificateState state) => state switch
    {
        CertificateState.Valid => Ui.TagHelpers.Tone.Ok,
        CertificateState.Suspended => Ui.TagHelpers.Tone.Warn,
        CertificateState.Replaced => Ui.TagHelpers.Tone.Neutral,
        _ => Ui.TagHelpers.Tone.Bad,
    };

    public static Tone Tone(this AskedStatus status) => status switch
    {
        AskedStatus.Granted => Ui.TagHelpers.Tone.Ok,
        AskedStatus.Waiting => Ui.TagHelpers.Tone.Warn,
        _ => Ui.TagHelpers.Tone.Bad,
    };
}
