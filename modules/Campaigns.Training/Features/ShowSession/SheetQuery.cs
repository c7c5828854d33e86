using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.IssueCertificate;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Training.Features.ShowSession;

/// <summary>Reads the sheet of a class: those of the reader's places.</summary>
internal sealed class SheetQuery(TrainingDbContext db, People people, Records records, TimeProvider clock, IStringLocalizer texts)
{
    public async Task<IReadOnlyList<SheetLine>> Read(Session session, Course course, CancellationToken ct)
    {
        var list = session.List.Where(p => p.Seat is Seat.Given).ToList();
        var names = await people.Many([.. list.Select(p => p.StaffId)], Permissions.ViewCertificates, ct);
        var scores = await db.Assessments.AsNoTracking().Where(a => a.SessionId == session.Id).OrderBy(a => a.Id).ToListAsync(ct);
        var certificates = await Certificates(list, ct);
        var shown = await records.Of(course, [.. names.Keys], clock.Today(), ct);
        var asked = (await db.Certifications.Where(c => c.CourseId == course.Id && c.Status == AskedStatus.Waiting).Select(c => c.StaffId).ToListAsync(ct)).ToHashSet();
        return [.. list.Where(p => names.ContainsKey(p.StaffId)).Select(p => Line(p, names[p.StaffId], course, [.. scores.Where(s => s.StaffId == p.StaffId)], shown[p.StaffId],
            p.UsedFor is { } used ? certificates.GetValueOrDefault(used) : null) with { Waits = asked.Contains(p.StaffId) })];
    }

    private SheetLine Line(Participant place, StaffMember who, Course course, IReadOnlyList<Assessment> scores, Record shown, Certificate? certificate)
    {
        var papers = scores.Where(s => s.Kind is AssessmentKind.Paper).ToList();
        var paper = papers.LastOrDefault();
        bool? passed = paper is null ? null : papers.Any(p => p.Passes(course.Rules.PassMark));
        var missing = certificate is null && paper is not null ? shown.Missing(course.Rules, clock.Today()) : [];
        return new(who.Id, who.Name, who.Office, place.Present == true, paper?.Score, scores.LastOrDefault(s => s.Kind is AssessmentKind.Observation)?.Score, passed,
            passed == false && papers.Count < course.Rules.Tries, place.UsedFor is not null, certificate?.Code, certificate?.ExpiresOn,
            [.. scores.SelectMany(s => s.Corrections).OrderBy(c => c.At).Select(c => texts["training.correction", c.Before, c.After, c.Reason, c.ActorName, Formats.Moment(c.At)].Value)],
            [.. missing.Where(m => m.What != "paper").Select(m => texts[m.TextKey, m.Args].Value)]);
    }

    private async Task<Dictionary<Guid, Certificate>> Certificates(IReadOnlyList<Participant> list, CancellationToken ct)
    {
        var ids = list.Select(p => p.UsedFor).OfType<Guid>().ToList();
        return await db.Certificates.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }
}
