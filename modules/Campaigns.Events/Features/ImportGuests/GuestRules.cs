using System.Net.Mail;
using System.Text;
using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Registrations.Contracts;

namespace Campaigns.Events.Features.ImportGuests;

/// <summary>What a row must say to be a guest; everything that is wrong with it at once.</summary>
internal sealed class GuestRules(IUnits units, IPlaces places, IActor actor)
{
    private const int LongestName = 120, LongestHamlet = 100;

    /// <summary>Each row as a guest, or what is wrong with it. Who says no commune lives in <paramref name="home"/>.</summary>
    public async Task<IReadOnlyList<Result<Guest>>> Read(IReadOnlyList<GuestDraft> rows, Unit home, DateOnly day, CancellationToken ct)
    {
        var communes = rows.Any(r => r.Commune.Length > 0) ? (await units.List(UnitLevel.Commune, day, null, ct)).SelectMany(Words).ToLookup(w => w.Word, w => w.Unit) : null;
        return [.. rows.Select(row => One(row, row.Commune.Length == 0 ? home : Commune(row.Commune, communes![Folding.Fold(row.Commune)].Distinct().ToList(), home)))];
    }

    private Result<Guest> One(GuestDraft row, Unit? unit)
    {
        var wrong = new List<Failure>();
        var name = string.Join(' ', row.FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize(NormalizationForm.FormC);
        if (name.Length == 0) wrong.Add(Refusals.GuestNameMissing);
        else if (name.Length > LongestName || !name.Any(char.IsLetter) || name.Any(char.IsControl) || name.Contains('@')) wrong.Add(Refusals.GuestNameUnreadable);
        var phone = row.Phone.Length == 0 ? null : places.Phone(row.Phone);
        if (row.Phone.Length > 0 && phone is null) wrong.Add(Refusals.GuestPhoneUnreadable);
        var mail = row.Email.Length == 0 ? null : MailAddress.TryCreate(row.Email, out var address) && address.Address == row.Email ? row.Email : null;
        if (row.Email.Length > 0 && mail is null) wrong.Add(Refusals.GuestMailUnreadable);
        if (unit is null) wrong.Add(Refusals.CommuneUnknown(row.Commune));
        if (row.Hamlet.Length > LongestHamlet || row.Hamlet.Any(char.IsControl)) wrong.Add(Refusals.GuestHamletUnreadable);
        return wrong.Count > 0 ? Result<Guest>.Refuse(wrong) : new Guest(null, name, phone, mail, unit!.Code, row.Hamlet.Length == 0 ? null : row.Hamlet);
    }

    // Of several with one name the one written with just these marks is meant, then the one at home; else nobody knows which.
    private Unit? Commune(string written, List<Unit> named, Unit home)
    {
        var exact = named.Where(u => Same(u.Name, written) || Same(u.FullName, written)).ToList();
        var mine = (exact.Count > 0 ? exact : named).Where(u => actor.Has(Permissions.Plan, new Scope(u.Path))).ToList();
        if (mine.Count <= 1) return mine.FirstOrDefault();
        var near = mine.Where(u => u.Path == home.Path || u.Path.StartsWith(home.Path + "/", StringComparison.Ordinal) || u.ParentCode == home.ParentCode).ToList();
        return near.Count == 1 ? near[0] : null;
    }

    private static bool Same(string name, string written) => string.Equals(name, written.Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Word, Unit Unit)> Words(Unit unit) => new[] { unit.Code, Folding.Fold(unit.Name), Folding.Fold(unit.FullName) }.Distinct().Select(word => (word, unit));
}
