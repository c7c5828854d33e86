using Campaigns.Desk.Data;
using Campaigns.Desk.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Desk.Features.SettleConflict;

/// <summary>A person chooses whose values stand.</summary>
/// <param name="Id">Of the conflict.</param>
/// <param name="Keep"><c>device</c> or <c>server</c>.</param>
internal sealed record SettleConflict(Guid Id, string? Keep) : ICommand<Conflict>
{
    public IEnumerable<Failure> Check()
    {
        if (ConflictWords.Kept(Keep) is null) yield return Refusals.Keep;
    }
}

internal sealed class SettleConflictHandler(DeskDbContext db, ConflictsQuery conflicts, IAttendance attendance, IActor actor, IAudit audit, TimeProvider clock) : IHandler<SettleConflict, Conflict>
{
    public async Task<Result<Conflict>> Handle(SettleConflict command, CancellationToken ct)
    {
        if (await conflicts.Find(command.Id, ct) is not { } conflict) return Refusals.NoSuchConflict;
        var kept = ConflictWords.Kept(command.Keep)!.Value;
        var settled = conflict.Settle(kept, actor.DisplayName.Length > 0 ? actor.DisplayName : actor.Name, clock.GetUtcNow());
        if (!settled.Succeeded) return settled.Refused<Conflict>();

        // By the conflict's id, so that a choice made twice at once, or again after a crash, changes the registration once.
        if (kept == ConflictStatus.KeptDevice && await Write(conflict, ct) is { } refused) return refused;
        audit.Note("desk.conflict-settled-" + command.Keep, new("desk.conflict", conflict.Id));
        await db.SaveChangesAsync(ct);
        return conflict;
    }

    private async Task<Failure?> Write(Conflict conflict, CancellationToken ct)
    {
        var change = new AttendanceChange(conflict.Id, AttendanceKind.Edit, conflict.DeviceAt)
        {
            RegistrationId = conflict.RegistrationId,
            Fields = Fields(ConflictResource.Clashes(conflict)),
            Source = conflict.DeviceId,
            Decided = true,
        };
        var written = await attendance.Apply(conflict.EventId, [change], ct);
        if (!written.Succeeded) return written.Failures[0];
        return written.Value[0].Result == AttendanceResult.Refused ? Failure.Conflict("desk.value-refused") : null;
    }

    private static AttendeeFields Fields(IReadOnlyList<FieldClash> clashes)
    {
        string? Of(string field) => clashes.FirstOrDefault(c => c.Field == field) is { } clash ? clash.Offered ?? "" : null;
        return new()
        {
            FullName = Of("fullName"),
            Phone = Of("phone"),
            Hamlet = Of("hamlet"),
            People = int.TryParse(Of("people"), System.Globalization.CultureInfo.InvariantCulture, out var people) ? people : null,
        };
    }
}
