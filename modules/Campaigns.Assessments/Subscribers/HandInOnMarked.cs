using System.Text.Json;
using Campaigns.Assessments.Contracts;
using Campaigns.Assessments.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Events;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Assessments.Subscribers;

/// <summary>Hands results on to the class, under an id of their own, so that a second delivery changes nothing. A refusal stays a fact of the class
/// (taken off its list meanwhile, tries used up by hand-written scores) and is logged; trying again would not change it.</summary>
internal sealed partial class HandInOnMarked(AssessmentsDbContext db, ITrainingResults results, IStringLocalizer texts, ILogger<HandInOnMarked> log) : IOn<PaperMarkedV1>, IOn<PresentationObservedV1>
{
    public async Task On(PaperMarkedV1 e, EventContext context, CancellationToken ct)
    {
        var sitting = await db.Sittings.AsNoTracking().SingleAsync(s => s.Id == e.SittingId, ct);
        Log(e.SittingId, await results.Record(new(e.SittingId, e.SessionId, e.StaffId, "paper", e.Score, sitting.Passed == true, context.At, texts["assessments.marked-by-itself"]), ct));
    }

    public async Task On(PresentationObservedV1 e, EventContext context, CancellationToken ct)
    {
        var forms = await db.Observations.AsNoTracking().Where(o => o.SessionId == e.SessionId && o.StaffId == e.StaffId && o.Round == e.Round).OrderBy(o => o.At).ToListAsync(ct);
        var rubric = JsonSerializer.Serialize(forms.Select(o => new { observer = o.ObserverId, levels = o.Levels, score = o.Score }), StoredJson.Options);
        var result = new TrainingResult(e.ObservationId, e.SessionId, e.StaffId, "observation", e.Score, true, context.At, string.Join(", ", forms.Select(o => o.ObserverName)))
        {
            ObserverIds = e.Observers,
            Rubric = rubric,
        };
        Log(e.ObservationId, await results.Record(result, ct));
    }

    private void Log(Guid id, Result<Guid> handedIn)
    {
        if (!handedIn.Succeeded) Refused(id, handedIn.Failures[0].Code);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The class did not take result {Id}: {Reason}")]
    private partial void Refused(Guid id, string reason);
}
