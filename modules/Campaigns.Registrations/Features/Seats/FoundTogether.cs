using Campaigns.Data.Privacy;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.Seats;

/// <summary>What is known about a roster and many who come to it together, asked in as many questions as for two of them.</summary>
/// <remarks>Their codes are not looked at: one that is taken fails the save of all, which is so rare that each trying alone costs less than
/// asking every time.</remarks>
internal sealed class FoundTogether
{
    private readonly Roster _roster;
    private readonly List<There> _there;

    private FoundTogether(Roster roster, List<There> there) => (_roster, _there) = (roster, there);

    /// <summary>Within the turn only. Null: no roster yet.</summary>
    public static async Task<FoundTogether?> Ask(RegistrationsDbContext db, OpenRosters open, Guid rosterId, IReadOnlyList<(Attendee Who, RegistrationOrigin Origin)> comers, CancellationToken ct)
    {
        if (await open.AskRoster(db, rosterId, ct) is not { } roster) return null;
        var phones = comers.Select(c => c.Who.Phone).OfType<string>().Select(Blind.Of).Distinct().ToArray();
        var there = phones.Length == 0 ? [] : await Persons(db, rosterId, phones).ToListAsync(ct);
        var forms = comers.Select(c => c.Origin.OnceKey).OfType<Guid>().Distinct().ToArray();
        if (forms.Length > 0) there.AddRange(await Forms(db, forms).ToListAsync(ct));
        return new(roster, there);
    }

    /// <summary>The part that is about one of them.</summary>
    public Found For(Attendee who, RegistrationOrigin origin)
    {
        var phone = _there.Count > 0 && who.Phone is not null ? Blind.Of(who.Phone) : null;
        return new()
        {
            Roster = _roster,
            Same = phone is null ? null : _there.Find(t => t.Phone == phone && t.FoldedName == who.FoldedName)?.Id,
            Once = origin.OnceKey is null ? null : _there.Find(t => t.OnceKey == origin.OnceKey)?.Id,
        };
    }

    private static IQueryable<There> Persons(RegistrationsDbContext db, Guid rosterId, string[] phones) => db.Registrations
        .Where(r => r.RosterId == rosterId && phones.Contains(EF.Property<string>(r, RegistrationMap.PhoneIndex)) && r.Status != RegistrationStatus.Cancelled)
        .Select(r => new There { Id = r.Id, Phone = EF.Property<string?>(r, RegistrationMap.PhoneIndex), FoldedName = r.FoldedName });

    private static IQueryable<There> Forms(RegistrationsDbContext db, Guid[] forms) =>
        db.Registrations.Where(r => r.OnceKey != null && forms.Contains(r.OnceKey.Value)).Select(r => new There { Id = r.Id, OnceKey = r.OnceKey });

    // A registration, by what it was found by.
    private sealed record There
    {
        public Guid Id { get; init; }

        public string? Phone { get; init; }

        public string? FoldedName { get; init; }

        public Guid? OnceKey { get; init; }
    }
}
