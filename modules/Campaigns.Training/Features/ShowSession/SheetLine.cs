using Campaigns.Training.Domain;
using Campaigns.Ui.TagHelpers;

namespace Campaigns.Training.Features.ShowSession;

/// <summary>Somebody on the sheet of a class.</summary>
/// <param name="Paper">Score of their latest paper.</param>
/// <param name="Passed">Null: no paper yet.</param>
/// <param name="MayRetake">They failed and have a try left.</param>
/// <param name="Certified">A certificate rests on what stands here: it is not changed any more.</param>
/// <param name="Missing">What else the course asks, in words.</param>
/// <param name="Waits">Others decide about the certificate.</param>
internal sealed record SheetLine(Guid StaffId, string Name, string Office, bool Present, int? Paper, int? Observation, bool? Passed, bool MayRetake, bool Certified,
    string? CertificateCode, DateOnly? ExpiresOn, IReadOnlyList<string> Corrections, IReadOnlyList<string> Missing, bool Waits = false)
{
    public string Word => Waits ? "waiting" : Certified ? "certified" : Passed switch { true => "passed", false => "failed", null => "open" };

    public Tone Tone => Word switch { "certified" or "passed" => Tone.Ok, "failed" => Tone.Bad, "waiting" => Tone.Warn, _ => Tone.Neutral };
}
