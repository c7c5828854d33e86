using Campaigns.Data;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Network.Features.AddLeave;

/// <summary>Notes that somebody is away. Talks that fall into it are answered, not moved: a stand-in is a person's decision.</summary>
internal sealed record AddLeave(Guid StaffId, DateOnly? From, DateOnly? To, string? Reason) : ICommand<AddedLeave>
{
    // Longer than any leave by law (six months after birth), with room; more is a slip of the year.
    private const int MostDays = 400;
    private const int LongestReason = 300;

    public IEnumerable<Failure> Check()
    {
        if (From is null) yield return Refusals.FromMissing;
        if (To is null) yield return Refusals.ToMissing;
        if (To < From) yield return Refusals.EndsBeforeItBegins;
        if (To?.DayNumber - From?.DayNumber > MostDays) yield return Refusals.TooLong;
        if (string.IsNullOrWhiteSpace(Reason)) yield return Refusals.ReasonMissing;
        if (Reason?.Length > LongestReason) yield return Refusals.ReasonTooLong;
    }
}

/// <summary>A leave and what it touches.</summary>
internal sealed record AddedLeave(Guid Id, Guid StaffId, DateOnly From, DateOnly To, string Reason, IReadOnlyList<AffectedEvent> AffectedEvents);

/// <summary>Something planned with somebody who will be away.</summary>
internal sealed record AffectedEvent(Guid Id, string Title, DateTimeOffset StartsAt);

internal sealed class AddLeaveHandler(NetworkDbContext db, IActor actor, IAudit audit, IEnumerable<IStaffDuties> planners) : IHandler<AddLeave, AddedLeave>
{
    public async Task<Result<AddedLeave>> Handle(AddLeave command, CancellationToken ct)
    {
        if (!await db.Employees.Within(actor, Permissions.WriteLeave).AnyAsync(e => e.Id == command.StaffId, ct)) return Refusals.NoSuchStaff;

        var (from, to) = (command.From!.Value, command.To!.Value);
        await using var turn = await db.LockAsync<Employee>(command.StaffId, ct);
        if (await db.Leaves.AnyAsync(l => l.StaffId == command.StaffId && l.From <= to && l.To >= from, ct)) return Refusals.AwayAlready;

        var leave = new Leave { StaffId = command.StaffId, From = from, To = to, Reason = command.Reason!.Trim() };
        db.Add(leave);
        audit.Note("network.leave-added", new("network.staff", command.StaffId), new { from, to });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return new AddedLeave(leave.Id, leave.StaffId, from, to, leave.Reason, await Affected(leave, ct));
    }

    private async Task<List<AffectedEvent>> Affected(Leave leave, CancellationToken ct)
    {
        var affected = new List<AffectedEvent>();
        foreach (var planner in planners)
        {
            var duties = await planner.Between(leave.From.Start(), leave.To.AddDays(1).Start(), ct);
            affected.AddRange(duties.Where(d => d.StaffId == leave.StaffId).Select(d => new AffectedEvent(d.Record.Id, d.Title, d.StartsAt)));
        }

        return [.. affected.OrderBy(a => a.StartsAt)];
    }
}
