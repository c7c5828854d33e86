using Campaigns.Data.Paging;
using Campaigns.Data.Privacy;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.People.Data;
using Campaigns.People.Domain;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.People.Features.ListPeople;

/// <summary>What the list is narrowed by; what is left out narrows nothing.</summary>
internal sealed record PeopleFilter(string? Q, string? Area, int? Limit, string? Cursor);

/// <summary>A person as pages show them: of phone and citizen number the end; the whole is asked for one by one, with a reason.</summary>
internal sealed record PersonRow(Guid Id, string FullName, string Phone, string CitizenId, DateOnly? BirthDate, int? BirthYear, string? Home, bool IsDemo, bool IsErased);

/// <summary>Reads persons of the caller's area.</summary>
internal sealed class PeopleQuery(PeopleDbContext db, IUnits units, IActor actor, TimeProvider clock)
{
    public async Task<Paged<PersonRow>> Page(PeopleFilter filter, CancellationToken ct)
    {
        var (rows, words) = await Filtered(filter, ct);
        var page = await rows.PageByName(words, filter.Limit, filter.Cursor, ct);
        var shown = new List<PersonRow>(page.Items.Count);
        foreach (var person in page.Items) shown.Add(await Row(person, ct));
        return new(shown, page.Next);
    }

    public async Task<int> Count(PeopleFilter filter, CancellationToken ct)
    {
        var (rows, words) = await Filtered(filter, ct);
        var wish = Folding.Fold(words).Trim();
        return await rows.CountAsync(p => wish == "" || p.Folded.Contains(wish), ct);
    }

    /// <summary>One; null where they are not there or live outside the caller's area.</summary>
    public async Task<(PersonRow Row, Person Person)?> Find(Guid id, CancellationToken ct)
    {
        var person = await db.People.AsNoTracking().Within(actor, Permissions.View).SingleOrDefaultAsync(p => p.Id == id, ct);
        return person is null ? null : (await Row(person, ct), person);
    }

    /// <summary>Areas of today the caller may look into.</summary>
    public async Task<IReadOnlyList<Unit>> Areas(CancellationToken ct) =>
        [.. (await units.List(UnitLevel.Area, clock.Today(), null, ct)).Where(area => actor.Has(Permissions.View, new(area.Path)))];

    private async Task<(IQueryable<Person> Rows, string? Words)> Filtered(PeopleFilter filter, CancellationToken ct)
    {
        var rows = db.People.AsNoTracking().Within(actor, Permissions.View);
        if (filter.Area is { Length: > 0 } code)
        {
            var place = (await units.Find(code, clock.Today(), ct))?.Path;
            var below = place + "/";
            rows = rows.Where(p => p.ScopePath == place || p.ScopePath.StartsWith(below));
        }

        if (SearchedNumber.Read(filter.Q) is not { } number) return (rows, filter.Q);
        var ids = await rows.EndingIn(p => p.Phone, number.End, ct);
        return (rows.Where(p => EF.Property<string?>(p, PersonTable.CitizenIdIndex) == number.Whole || ids.Contains(p.Id)), null);
    }

    private async Task<PersonRow> Row(Person person, CancellationToken ct)
    {
        var home = person.UnitCode is { } code ? await units.Find(code, person.UnitAsOf ?? clock.Today(), ct) : null;
        return new(person.Id, person.FullName, Formats.MaskPhone(person.Phone), Formats.MaskCitizenNumber(person.CitizenId), person.BirthDate, person.BirthYear,
            home?.FullName, person.IsDemo, person.ErasedAt is not null);
    }
}
