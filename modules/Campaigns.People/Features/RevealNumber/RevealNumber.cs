using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.RevealNumber;

/// <summary>Shows a number that is masked everywhere else, for a reason that is kept.</summary>
/// <param name="PersonId">Whose.</param>
/// <param name="Number"><c>phone</c> or <c>citizenId</c>.</param>
/// <param name="Reason">Why, 5 to 300 characters; the audit shows it to the auditor.</param>
internal sealed record RevealNumber(Guid PersonId, string? Number, string? Reason) : ICommand<string>
{
    public const int ShortestReason = 5, LongestReason = 300;

    public IEnumerable<Failure> Check()
    {
        var length = Reason?.Trim().Length ?? 0;
        if (length < ShortestReason) yield return Refusals.ReasonMissing;
        if (length > LongestReason) yield return Refusals.ReasonTooLong;
    }
}

internal sealed class RevealNumberHandler(PeopleDbContext db, IActor actor, IAuditLog audit) : IHandler<RevealNumber, string>
{
    public async Task<Result<string>> Handle(RevealNumber command, CancellationToken ct)
    {
        if (await db.People.AsNoTracking().Within(actor, Permissions.View).SingleOrDefaultAsync(p => p.Id == command.PersonId, ct) is not { } person) return Refusals.NoSuchPerson;
        var (permission, number) = command.Number == "citizenId" ? (Permissions.ViewCitizenId, person.CitizenId) : (Permissions.ViewPhone, Formats.Phone(person.Phone));
        if (!actor.Has(permission, new(person.ScopePath))) return Refusals.NotForYou;
        if (string.IsNullOrEmpty(number)) return Refusals.NoNumber;

        // Kept before it is shown: a reading that left no trace must not happen.
        await audit.Write("people.number-revealed", new("people.person", person.Id), new { number = command.Number == "citizenId" ? "citizenId" : "phone", reason = command.Reason!.Trim() }, ct);
        return number;
    }
}
