using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.Substitute;

internal sealed record SubstituteBody(string? PrincipalId, string? SubstituteId, DateTimeOffset? From, DateTimeOffset? To, List<string>? SubjectTypes, string? Reason);

internal sealed record SubstitutionView(Guid Id, string PrincipalId, string SubstituteId, DateTimeOffset From, DateTimeOffset To, IReadOnlyList<string> SubjectTypes, string Reason, string CreatedBy, DateTimeOffset? RevokedAt)
{
    public static SubstitutionView Of(Substitution s) => new(s.Id, s.PrincipalId, s.SubstituteId, s.From, s.To, s.SubjectTypes, s.Reason, s.CreatedBy, s.RevokedAt);
}

/// <summary>Cover for people who are away. No chains: who is away on those days cannot stand in.</summary>
internal sealed class Substitutes(ApprovalsDbContext db, Surroundings surroundings, TellSubstitutes tell)
{
    /// <summary>The caller's own, given and taken; with the permission everybody's.</summary>
    public async Task<IReadOnlyList<SubstitutionView>> Of(Caller caller, CancellationToken ct)
    {
        var me = caller.UserId;
        var all = caller.Holds(Permissions.SubstitutionAny, "");
        var found = await db.Substitutions.AsNoTracking().Where(s => all || s.PrincipalId == me || s.SubstituteId == me).OrderByDescending(s => s.Id).Take(200).ToListAsync(ct);
        return found.ConvertAll(SubstitutionView.Of);
    }

    public async Task<Result<SubstitutionView>> Arrange(SubstituteBody body, Caller caller, CancellationToken ct)
    {
        var principal = body.PrincipalId ?? caller.UserId;
        if (principal != caller.UserId && !caller.Holds(Permissions.SubstitutionAny, "")) return Refusals.Forbidden;
        if (body is not { SubstituteId: { Length: > 0 } substitute, From: { } from, To: { } to } || to <= from || (body.Reason?.Length ?? 0) > 500) return Refusals.InvalidSubstitute;
        if (await Unfit(principal, substitute, from, to, ct)) return Refusals.InvalidSubstitute;
        var made = new Substitution { PrincipalId = principal, SubstituteId = substitute, From = from, To = to, SubjectTypes = body.SubjectTypes ?? [], Reason = body.Reason ?? "", CreatedBy = caller.UserId };

        // Two who arrange cover for each other at the same moment take turns.
        await using var turn = await db.LockNamesAsync([$"approvals.substitution/{principal}", $"approvals.substitution/{substitute}"], ct);
        if (await Away(substitute, from, to, ct)) return Refusals.InvalidSubstitute;
        db.Add(made);
        tell.Ask(made);
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return SubstitutionView.Of(made);
    }

    public async Task<Result<Done>> Revoke(Guid id, Caller caller, CancellationToken ct)
    {
        var found = await db.Substitutions.SingleOrDefaultAsync(s => s.Id == id, ct);
        var any = caller.Holds(Permissions.SubstitutionAny, "");
        if (found is null) return Refusals.NotFound;
        if (!any && found.PrincipalId != caller.UserId) return Refusals.Forbidden;
        found.RevokedAt ??= surroundings.Now;
        await db.SaveChangesAsync(ct);
        return Done.It;
    }

    public async Task<bool> Unfit(string principal, string substitute, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var directory = await surroundings.Directory(ct);
        if (principal == substitute || !directory.IsActive(substitute)) return true;
        var orgs = directory.PositionsOf(principal).Select(p => p.Org).ToHashSet();
        var theirs = directory.PositionsOf(substitute).Select(p => p.Org).ToList();
        return orgs.Count > 0 && theirs.Count > 0 && !theirs.Exists(orgs.Contains);
    }

    public Task<bool> Away(string substitute, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        db.Substitutions.AnyAsync(s => s.PrincipalId == substitute && s.RevokedAt == null && s.From < to && s.To > from, ct);
}
