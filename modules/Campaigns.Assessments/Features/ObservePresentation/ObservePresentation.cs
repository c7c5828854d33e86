using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Observations;
using Campaigns.Assessments.Features.SitPaper;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.ObservePresentation;

/// <summary>Hands in one's form about a presentation.</summary>
/// <param name="SessionId">The class; null: the latest of that person.</param>
/// <param name="Photo">A JPEG; null: none.</param>
/// <param name="Declared">The observer says that they are neither related to nor the superior or subordinate of who presents.</param>
internal sealed record ObservePresentation(Guid? SessionId, Guid StaffId, IReadOnlyList<int?> Levels, string? Notes, bool Declared, byte[]? Photo = null) : ICommand<Observation>;

internal sealed class ObservePresentationHandler(AssessmentsDbContext db, ObservedQuery query, OwnStaff own, TimeProvider clock, IAudit audit)
    : IHandler<ObservePresentation, Observation>
{
    public async Task<Result<Observation>> Handle(ObservePresentation command, CancellationToken ct)
    {
        if (await own.Find(ct) is not { } me) return Refusals.NotStaff;
        if (await query.Find(command.StaffId, command.SessionId, ct) is not { } seen) return Refusals.NoSuchClass;
        if (seen.Session is not { } session || seen.Rubric is not { } rubric) return Refusals.NoRubric;
        if (!command.Declared) return Refusals.NotDeclared;
        var photo = command.Photo is null ? null : JpegPhoto.Clean(command.Photo);
        if (command.Photo is not null && photo is null) return Refusals.PhotoUnreadable;

        // Two observers who finish in the same moment: the second sees the first one's form and completes the presentation.
        await using var turn = await db.LockNamesAsync([$"assessments.observed/{session.Id}/{command.StaffId}"], ct);
        var forms = await db.Observations.Where(o => o.SessionId == session.Id && o.StaffId == command.StaffId).ToListAsync(ct);
        var round = Rounds.Open(forms, rubric.Observers);
        if (round > Math.Max(1, session.Course.Observed)) return Refusals.RoundsUsedUp(Math.Max(1, session.Course.Observed));
        var what = new Presentation(session.Id, command.StaffId, seen.Person.ScopePath, session.Course.Code, round);
        var form = Observation.HandIn(what, new(me.Id, me.Name, me.Organisation), rubric, command.Levels, command.Notes ?? "", forms.FindAll(o => o.Round == round), clock.GetUtcNow());
        if (!form.Succeeded) return form;

        db.Add(form.Value);
        if (photo is not null) db.Add(new ObservationPhoto { ObservationId = form.Value.Id, Content = photo });
        audit.Note("assessments.presentation-observed", new(Observation.RecordKind, form.Value.Id), new { form.Value.Course, form.Value.Round, form.Value.Score });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return form;
    }
}

/// <summary>Which presentation is being observed.</summary>
internal static class Rounds
{
    /// <summary>The first that lacks a form, from 1.</summary>
    public static int Open(IReadOnlyCollection<Observation> forms, int observers) =>
        Enumerable.Range(1, forms.Count + 1).First(round => forms.Count(o => o.Round == round) < observers);
}
