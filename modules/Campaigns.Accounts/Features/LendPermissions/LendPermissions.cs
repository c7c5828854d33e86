using Campaigns.Accounts.Data;
using Campaigns.Accounts.Domain;
using Campaigns.Data;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Accounts.Features.LendPermissions;

/// <summary>Who is away lends what they hold themselves to a colleague of the same organisation.</summary>
/// <param name="PrincipalId">Who is away.</param>
/// <param name="Colleague">Who stands in: their name or user name.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Chosen">What is lent; empty: everything.</param>
/// <param name="Reason">For both to read; may be left out.</param>
internal sealed record LendPermissions(Guid PrincipalId, string? Colleague, DateOnly? From, DateOnly? To, IReadOnlyCollection<string> Chosen, string? Reason) : ICommand<Guid>
{
    public IEnumerable<Failure> Check()
    {
        if (string.IsNullOrWhiteSpace(Colleague)) yield return Refusals.DelegateMissing;
        if (From is null) yield return Refusals.DelegationDates;
        if (To is null) yield return Refusals.DelegationDates.At("to");
        if (To < From) yield return Refusals.EndsBeforeItBegins;
        if (Reason?.Trim().Length > Delegation.LongestReason) yield return Refusals.DelegationReasonTooLong;
    }

    public Period When => new(From!.Value.Start(), To!.Value.AddDays(1).Start());
}

internal sealed class LendPermissionsHandler(AccountsDbContext db, Lending lending, IAudit audit, TimeProvider clock) : IHandler<LendPermissions, Guid>
{
    public async Task<Result<Guid>> Handle(LendPermissions command, CancellationToken ct)
    {
        if (command.To < clock.Today()) return Refusals.EndsInThePast;
        if (command.To!.Value.DayNumber - command.From!.Value.DayNumber >= lending.MostDays) return Refusals.DelegationTooLong(lending.MostDays);
        if (await lending.Colleague(command.PrincipalId, command.Colleague!, ct) is not { } colleague) return Refusals.DelegateUnknown;

        // Two who lend to each other in the same moment would both be away.
        await using var turn = await db.LockNamesAsync(["accounts.grants"], ct);
        if (await lending.Against(command, colleague, ct) is { } refusal) return refusal;
        var loan = Delegation.Lend(command.PrincipalId, colleague, command.Chosen, command.When, command.Reason, clock.GetUtcNow());
        db.Add(loan);
        audit.Note("accounts.lent", new("accounts.account", command.PrincipalId), new { delegation = loan.Id, to = colleague, command.From, until = command.To, loan.Permissions });
        await db.SaveChangesAsync(ct);
        await turn.CommitAsync(ct);
        return loan.Id;
    }
}
