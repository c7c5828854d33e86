using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Approvals.Contracts;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.AskCertification;

/// <summary>Certifications as what can be put up for approval. The approval is bound to what was shown: another score is another version.</summary>
internal sealed class Certifications(TrainingDbContext db, IStaff staff, Records records, TimeProvider clock, IStringLocalizer texts) : IApprovalSubjectProvider
{
    public const string Type = "training.certification", Issue = "training.issue-certificate";

    private static readonly SubjectField[] Fields =
    [
        new("trainerId", FieldType.User, "training.trainer"), new("course", FieldType.Text, "training.course"), new("score", FieldType.Integer, "training.score"), new("attended", FieldType.Integer, "training.present"),
    ];

    public ApprovalSubjectType Describe() => new(Type, Fields, [Issue]);

    public async Task<SubjectSnapshot?> GetAsync(string id, CancellationToken ct)
    {
        if (!Guid.TryParse(id, out var key) || await db.Certifications.AsNoTracking().SingleOrDefaultAsync(c => c.Id == key, ct) is not { } asked) return null;
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == asked.CourseId, ct);
        var shown = await Shown(asked, course, ct);
        var evidence = shown.Evidence(course.Rules.PassMark);
        var name = (await staff.Find(asked.StaffId, ct))?.Name ?? "?";
        var facts = new Dictionary<string, object?>
        {
            ["trainerId"] = asked.TrainerId?.ToString(),
            ["course"] = course.Code,
            ["score"] = evidence.BestPaper is { } best ? (long)best : null,
            ["attended"] = (long)evidence.Attended,
        };
        var version = Version(asked, course, shown);
        return new(version, version, texts["training.certification-title", name, course.Code], asked.UnitCode, facts, Card(asked, course, name, evidence) with { Checks = Checks(course, shown) });
    }

    public Task<bool> CanSubmitAsync(string userId, string id, CancellationToken ct) => Task.FromResult(false); // Only by who issues certificates, whose permission is looked at there.

    /// <summary>Of what is shown now; of one that was issued what was shown then.</summary>
    public async Task<string> VersionOf(Certification asked, CancellationToken ct)
    {
        var course = await db.Courses.AsNoTracking().SingleAsync(c => c.Id == asked.CourseId, ct);
        return Version(asked, course, await Shown(asked, course, ct));
    }

    private static string Version(Certification asked, Course course, Record shown) => asked.ShownAs ?? Fingerprint(course, shown);

    /// <summary>Another one with every class, score and version of the course.</summary>
    public static string Fingerprint(Course course, Record shown)
    {
        var text = string.Join('|', [course.Latest.ToString(CultureInfo.InvariantCulture), .. shown.Places.OrderBy(p => p.Class.Id).Select(p => $"{p.Class.Id:N}:{p.Place.Present}"),
            .. shown.Scores.OrderBy(s => s.Id).Select(s => $"{s.Id:N}:{s.Score}:{s.Failed}")]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private async Task<Record> Shown(Certification asked, Course course, CancellationToken ct) => (await records.Of(course, [asked.StaffId], clock.Today(), ct))[asked.StaffId];

    private SubjectCard Card(Certification asked, Course course, string name, Evidence evidence)
    {
        var lines = new Dictionary<string, string>
        {
            [texts["training.holder"]] = name,
            [texts["training.course"]] = $"{course.Code} {course.Title}",
            [texts["training.asks"]] = RulesText.Of(course.Rules, texts),
            [texts["training.asked-by"]] = $"{asked.AskedByName}, {Formats.Moment(asked.AskedAt)}",
        };
        if (evidence.BestPaper is { } best) lines[texts["training.score"]] = best.ToString(CultureInfo.InvariantCulture);
        if (evidence.Observations.Count > 0) lines[texts["training.observation"]] = string.Join(", ", evidence.Observations);
        return new([new(texts["training.certification-title", name, course.Code], lines)], new Dictionary<string, string> { [texts["training.certifications"]] = "/admin/certifications" });
    }

    private List<CardCheck> Checks(Course course, Record shown)
    {
        var missing = shown.Missing(course.Rules, clock.Today());
        return missing.Count > 0 ? [.. missing.Select(m => new CardCheck(texts[m.TextKey, m.Args], CheckState.Failed))] : [new(texts["training.all-met"], CheckState.Passed)];
    }
}
