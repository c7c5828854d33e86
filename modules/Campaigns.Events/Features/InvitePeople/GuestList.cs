using Campaigns.Events.Domain;
using Campaigns.Insurance.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.People.Contracts;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>Whom to invite.</summary>
internal enum GuestKind
{
    /// <summary>Everybody known there.</summary>
    Everybody,

    /// <summary>Who never joined the campaign's product.</summary>
    NotInsured,

    /// <summary>Who stopped, or owes a payment.</summary>
    Lapsed,

    /// <summary>Who stands on a list that is handed in.</summary>
    Listed,
}

/// <summary>The people a planner means: asked of the modules that know them, or read from a list.</summary>
internal sealed class GuestList(IEnumerable<IInvitees> people, IEnumerable<IMemberships> memberships, IPlaces places)
{
    private const int AtOnce = 500;
    private const int LongestLine = 300;
    private const int LongestName = 120;

    /// <summary>Whether somebody knows people here, and whether somebody knows who is insured.</summary>
    public (bool People, bool Insured) Knows => (people.Any(), people.Any() && memberships.Any());

    /// <summary>Those under a path.</summary>
    public async Task<Result<IReadOnlyList<Guest>>> Known(GuestKind kind, string product, string scopePath, CancellationToken ct)
    {
        var found = new List<Guest>();
        if (people.FirstOrDefault() is not { } registry) return found;
        Guid? last = null;
        IReadOnlyList<Invitee> page;
        do
        {
            page = await registry.Under(scopePath, last, AtOnce, ct);
            var joined = kind is GuestKind.Everybody || memberships.FirstOrDefault() is not { } insured ? null : await insured.Of(product, [.. page.Select(p => p.PersonId)], ct);
            found.AddRange(page.Where(p => Means(kind, joined, p.PersonId)).Select(p => new Guest(p.PersonId, p.FullName, p.Phone, null, p.UnitCode, p.Hamlet)));
            if (page.Count > 0) last = page[^1].PersonId;
        }
        while (page.Count == AtOnce);
        return found;
    }

    /// <summary>A line each: name; phone or mail address or both; village. The number of the first line that cannot be read is refused.</summary>
    public Result<IReadOnlyList<Guest>> Read(string? lines, string unitCode)
    {
        var guests = new List<Guest>();
        var number = 0;
        foreach (var line in (lines ?? "").Split('\n').Select(l => l.Trim('\r', ' ', '\t')))
        {
            number++;
            if (line.Length == 0) continue;
            if (line.Length > LongestLine || One(line.Split(';', '\t').Select(p => p.Trim()).ToArray(), unitCode) is not { } guest) return Refusals.LineUnreadable(number);
            guests.Add(guest);
        }

        return guests.Count == 0 ? Refusals.NobodyListed : guests;
    }

    private Guest? One(string[] parts, string unitCode)
    {
        var name = string.Join(' ', parts[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (name.Length is 0 or > LongestName || !name.Any(char.IsLetter) || name.Any(char.IsControl) || name.Contains('@')) return null;
        string? phone = null, mail = null, hamlet = null;
        foreach (var part in parts.Skip(1).Where(p => p.Length > 0))
        {
            if (part.Contains('@') && System.Net.Mail.MailAddress.TryCreate(part, out var address) && address.Address == part) mail = part;
            else if (places.Phone(part) is { } number) phone = number;
            else if (part.Contains('@') || part.Count(char.IsAsciiDigit) > 6 || part.Length > 100 || hamlet is not null) return null;
            else hamlet = part;
        }

        return new(null, name.Normalize(System.Text.NormalizationForm.FormC), phone, mail, unitCode, hamlet);
    }

    private static bool Means(GuestKind kind, IReadOnlyDictionary<Guid, Membership>? joined, Guid person) => kind switch
    {
        GuestKind.NotInsured => joined is not null && !joined.ContainsKey(person),
        GuestKind.Lapsed => joined?.GetValueOrDefault(person, Membership.Member) is Membership.Lapsed,
        _ => true,
    };
}
