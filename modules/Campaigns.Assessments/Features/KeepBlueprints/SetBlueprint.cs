using Campaigns.Assessments.Data;
using Campaigns.Assessments.Domain;
using Campaigns.Assessments.Domain.Papers;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Training.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Assessments.Features.KeepBlueprints;

/// <summary>Says how papers of a course are drawn from now on; papers already begun keep theirs.</summary>
internal sealed record SetBlueprint(string Course, int? Minutes, bool EveryCaseRight, IReadOnlyList<BlueprintLine> Lines, int? Expected = null) : ICommand<Blueprint>
{
    public IEnumerable<Failure> Check()
    {
        if (Minutes is null) yield return Refusals.MinutesOutOfRange;
    }
}

internal sealed class SetBlueprintHandler(AssessmentsDbContext db, ITrainingSessions sessions, BlueprintQuery query, IAudit audit) : IHandler<SetBlueprint, Blueprint>
{
    public async Task<Result<Blueprint>> Handle(SetBlueprint command, CancellationToken ct)
    {
        if ((await sessions.Courses(ct)).All(c => c.Code != command.Course)) return Refusals.NoSuchBlueprint;
        var there = await db.Blueprints.SingleOrDefaultAsync(b => b.Course == command.Course, ct);
        if (command.Expected is { } seen && seen != (there?.Version ?? 0)) return Refusals.Changed;
        var blueprint = there ?? Blueprint.For(command.Course);
        var set = blueprint.Set(command.Minutes!.Value, command.EveryCaseRight, command.Lines);
        if (!set.Succeeded) return set.Refused<Blueprint>();

        // A paper that cannot be drawn would be found out by the first candidate.
        if (await query.Shortage(blueprint.Lines, ct) is { } shortage) return shortage;
        if (there is null) db.Add(blueprint);
        audit.Note("assessments.blueprint-set", new(Blueprint.RecordKind, blueprint.Id), new { blueprint.Course, blueprint.Minutes, blueprint.Questions });
        await db.SaveChangesAsync(ct);
        return blueprint;
    }
}
