using Campaigns.Accounts.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.Substitute;
using Campaigns.Approvals.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.HandOver;

/// <summary>Who lends their permissions hands over what waits to be approved by them as well: one form, one substitute. Kinds are the modules whose
/// records are approved.</summary>
internal sealed class ApprovalDuties(ApprovalsDbContext db, Substitutes substitutes, SubjectTypes types, Surroundings surroundings, TellSubstitutes tell) : IDutyHandover
{
    public async Task<IReadOnlyList<Duty>> Of(Guid account, CancellationToken ct)
    {
        if ((await surroundings.Directory(ct)).PositionsOf(account.ToString()).Count == 0) return [];
        return [.. types.All.Select(t => ModuleOf(t.Key)).Distinct().Order(StringComparer.Ordinal).Select(m => new Duty(m, $"module.{m}.name"))];
    }

    public async Task<Failure?> Against(Accounts.Contracts.HandOver h, CancellationToken ct) =>
        await substitutes.Unfit(h.Principal.ToString(), h.Substitute.ToString(), h.From, h.Until, ct) || await substitutes.Away(h.Substitute.ToString(), h.From, h.Until, ct) ? Domain.Engine.Refusals.InvalidSubstitute : null;

    public async Task Arrange(Accounts.Contracts.HandOver h, CancellationToken ct)
    {
        if (await db.Substitutions.AnyAsync(s => s.DelegationId == h.DelegationId, ct)) return;
        var made = new Substitution
        {
            PrincipalId = h.Principal.ToString(),
            SubstituteId = h.Substitute.ToString(),
            From = h.From,
            To = h.Until,
            SubjectTypes = h.Duties.Count == 0 ? [] : [.. types.All.Select(t => t.Key).Where(k => h.Duties.Contains(ModuleOf(k)))],
            Reason = h.Reason ?? "",
            CreatedBy = h.Principal.ToString(),
            DelegationId = h.DelegationId,
        };
        db.Add(made);
        tell.Ask(made);
        await db.SaveChangesAsync(ct);
    }

    public async Task End(Guid delegationId, CancellationToken ct)
    {
        if (await db.Substitutions.SingleOrDefaultAsync(s => s.DelegationId == delegationId && s.RevokedAt == null, ct) is not { } found) return;
        found.RevokedAt = surroundings.Now;
        await db.SaveChangesAsync(ct);
    }

    private static string ModuleOf(string type) => type[..type.IndexOf('.', StringComparison.Ordinal)];
}
