using Campaigns.Events.Domain;

namespace Campaigns.Events.Features.InvitePeople;

/// <summary>What comes of one who is named.</summary>
internal enum GuestFate
{
    Invited,

    /// <summary>Was invited before.</summary>
    InvitedBefore,

    /// <summary>Comes anyway.</summary>
    Registered,

    /// <summary>Stands above already: the same phone, mail address, or name and village.</summary>
    Twice,

    /// <summary>The village has its number.</summary>
    OverQuota,

    /// <summary>More than are invited at once.</summary>
    NextTime,
}

/// <summary>One who was invited before.</summary>
internal sealed record EarlierGuest(string Identity, string? UnitCode, string? Hamlet);

/// <summary>Goes through those who are named and takes whom the event does not know yet.</summary>
internal sealed class GuestChoice(HashSet<string> registered, List<EarlierGuest> before, int? perVillage, int most)
{
    private readonly HashSet<string> _before = [.. before.Select(b => b.Identity)];
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _villages = before.GroupBy(b => Guest.VillageOf(b.UnitCode, b.Hamlet)).ToDictionary(g => g.Key, g => g.Count());

    public List<Guest> Chosen { get; } = [];

    /// <summary>Whom the event or the list has already.</summary>
    public int Known { get; private set; }

    public int OverQuota { get; private set; }

    public GuestFate Take(Guest guest)
    {
        var fate = Look(guest);
        if (fate is GuestFate.InvitedBefore or GuestFate.Registered or GuestFate.Twice) Known++;
        else if (fate is GuestFate.OverQuota) OverQuota++;
        if (fate is not GuestFate.Invited) return fate;
        Chosen.Add(guest);
        _taken.Add(guest.Identity);
        _villages[guest.Village] = _villages.GetValueOrDefault(guest.Village) + 1;
        return fate;
    }

    private GuestFate Look(Guest guest)
    {
        if (_before.Contains(guest.Identity)) return GuestFate.InvitedBefore;
        if (registered.Contains(guest.Identity)) return GuestFate.Registered;
        if (_taken.Contains(guest.Identity)) return GuestFate.Twice;
        if (perVillage is { } bound && _villages.GetValueOrDefault(guest.Village) >= bound) return GuestFate.OverQuota;
        return Chosen.Count >= most ? GuestFate.NextTime : GuestFate.Invited;
    }
}
