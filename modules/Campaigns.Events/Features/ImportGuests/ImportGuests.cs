using Campaigns.Events.Domain;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.ImportGuests;

/// <summary>Invites those who stand on a list, row by row: a wrong row spoils no other.</summary>
/// <param name="Id">The event.</param>
/// <param name="Rows">The list.</param>
/// <param name="UnitCode">Where who says no commune lives; null: in the place of the event.</param>
/// <param name="How">By letter or message, at most so many of a village, or only looked at.</param>
/// <param name="Whole">One wrong row refuses all.</param>
internal sealed record ImportGuests(Guid Id, IReadOnlyList<GuestDraft> Rows, string? UnitCode, InviteHow How, bool Whole = false) : ICommand<GuestReport>
{
    public IEnumerable<Failure> Check()
    {
        foreach (var wrong in How.Check()) yield return wrong;
        if (Rows.Count == 0) yield return Refusals.NobodyListed.At("guests");
        if (Rows.Count > GuestSheet.MostRows) yield return Refusals.SheetTooLong(GuestSheet.MostRows).At("guests");
    }
}

/// <summary>What came of a list, or would come.</summary>
internal sealed record GuestReport(InviteCount Count, IReadOnlyList<GuestRowOutcome> Rows)
{
    public int Wrong => Rows.Count(r => r.Wrong.Count > 0);
}

/// <summary>What came of a row.</summary>
/// <param name="Number">Of the row.</param>
/// <param name="Name">As written.</param>
/// <param name="Fate">Null where the row is wrong.</param>
/// <param name="ByLetter">Invited by letter, else by message.</param>
/// <param name="SameAs">The row above that names the same.</param>
/// <param name="Wrong">All that is wrong with it.</param>
internal sealed record GuestRowOutcome(int Number, string Name, GuestFate? Fate, bool ByLetter, int? SameAs, IReadOnlyList<Failure> Wrong);

internal sealed class ImportGuestsHandler(Inviter inviter, GuestRules rules, IUnits units, IActor actor) : IHandler<ImportGuests, GuestReport>
{
    public async Task<Result<GuestReport>> Handle(ImportGuests command, CancellationToken ct)
    {
        var found = await inviter.Find(command.Id, ct);
        if (!found.Succeeded) return found.Refused<GuestReport>();
        var (at, day) = (found.Value, found.Value.StartsAt.LocalDate());
        if (await units.Find(string.IsNullOrWhiteSpace(command.UnitCode) ? at.UnitCode : command.UnitCode, day, ct) is not { } home || !actor.Has(Permissions.Plan, new Scope(home.Path))) return Refusals.UnitUnknown;

        var read = await rules.Read(command.Rows, home, day, ct);
        if (command.Whole && read.Any(r => !r.Succeeded)) return Result<GuestReport>.Refuse([.. read.SelectMany((r, i) => r.Failures.Select(f => f.At($"guests.{i}.{f.Field}")))]);
        var guests = read.Where(r => r.Succeeded).Select(r => r.Value).ToList();
        var invited = await inviter.Invite(at, guests, command.How, $"{nameof(GuestKind.Listed)} {home.Code}", ct);
        return invited.Succeeded ? new GuestReport(invited.Value.Count, Outcomes(command, read, invited.Value.Fates)) : invited.Refused<GuestReport>();
    }

    private static List<GuestRowOutcome> Outcomes(ImportGuests command, IReadOnlyList<Result<Guest>> read, IReadOnlyList<GuestFate> fates)
    {
        var (outcomes, first, next) = (new List<GuestRowOutcome>(), new Dictionary<string, int>(), 0);
        foreach (var (row, guest) in command.Rows.Zip(read))
        {
            if (!guest.Succeeded)
            {
                outcomes.Add(new(row.Number, row.FullName, null, false, null, guest.Failures));
                continue;
            }

            var (fate, same) = (fates[next++], first.GetValueOrDefault(guest.Value.Identity));
            first.TryAdd(guest.Value.Identity, row.Number);
            outcomes.Add(new(row.Number, guest.Value.FullName, fate, command.How.ByLetter(guest.Value), fate is GuestFate.Twice ? same : null, []));
        }

        return outcomes;
    }
}
