using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>How many seats one who comes may have: of the whole, and of the quota they count in.</summary>
internal sealed partial class Roster
{
    /// <summary>Most seats of one village or group; empty without.</summary>
    public List<Quota> Quotas { get; private set; } = [];

    /// <summary>Seats whose cancellation can still be taken back, while others wait: theirs, not the next visitor's.</summary>
    public int KeptBack { get; private set; }

    /// <summary>Seats that whoever comes now may have.</summary>
    public int Free => Math.Max(0, Left - KeptBack);

    /// <summary>Seats that are free for one of that quota; null for who counts in none.</summary>
    public int Room(string? quotaKey) => Find(quotaKey) is { } quota ? Math.Min(Free, quota.Left) : Free;

    /// <summary>The quota somebody counts in; null for none.</summary>
    public Quota? QuotaOf(Attendee who) => Quotas.Count == 0 ? null : QuotaOf(who.UnitCode, who.Hamlet, who.Answers);

    /// <summary>Other quotas. Whoever has seats keeps them, also above a new quota; from now on it holds.</summary>
    /// <param name="quotas">Without what is taken.</param>
    /// <param name="all">Every registration of the roster.</param>
    public void Divide(IReadOnlyList<Quota> quotas, IEnumerable<Registration> all)
    {
        Quotas = [.. quotas.Select(q => q with { Taken = 0 })];
        foreach (var registration in all)
        {
            var quota = QuotaOf(registration.UnitCode, registration.Hamlet, registration.Answers);
            registration.CountIn(quota?.Key);
            if (registration.HoldsSeats) Count(quota?.Key, registration.People);
        }
    }

    private Quota? QuotaOf(string? unitCode, string? hamlet, string? answers)
    {
        var (folded, given) = (hamlet is null ? null : Folding.Fold(hamlet), AnswerRules.Parse(answers));
        return Quotas.Find(q => q.IsFor(unitCode, folded, question => AnswerRules.Word(given[question])));
    }

    private Quota? Find(string? key) => key is null ? null : Quotas.Find(q => q.Key == key);

    private int RoomAgain(Registration registration)
    {
        // Its own seats among those kept; but seats may have been taken away meanwhile.
        var free = Math.Max(0, Left - KeptBack + (registration.KeptBack ? registration.People : 0));
        return Find(registration.QuotaKey) is { } quota ? Math.Min(free, quota.Left) : free;
    }

    private void Take(Registration registration) => Take(registration.QuotaKey, registration.People);

    private void Take(string? quotaKey, int people)
    {
        Taken += people;
        Count(quotaKey, people);
    }

    private void Release(Registration registration) => Take(registration.QuotaKey, -registration.People);

    // A new list: what is kept is compared by its rows.
    private void Count(string? quotaKey, int people)
    {
        if (Find(quotaKey) is not { } quota) return;
        Quotas = [.. Quotas.Select(q => q.Key == quota.Key ? q with { Taken = q.Taken + people } : q)];
    }

    private void KeepBack(Registration registration)
    {
        if (!registration.HoldsSeats || WaitingGroups == 0) return;
        KeptBack += registration.People;
        registration.KeepBack(true);
    }

    private void LetGo(Registration registration)
    {
        if (!registration.KeptBack) return;
        KeptBack -= registration.People;
        registration.KeepBack(false);
    }
}
