using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Jobs;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Targets.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.SetUp;

/// <summary>A row of the file, with its instants.</summary>
internal sealed record DemoEvent(RecipeRow Row, Period When, RegistrationWindow Registration, EventStatus Status);

/// <summary>Loads events of a demo world through the same verbs as everybody else, so that each has its history; nobody is told.</summary>
internal sealed class DemoEvents(EventsDbContext db, IUnits units, IStaff staff, ICampaigns campaigns, IJobs jobs)
{
    public async Task Load(RecipeContext context, IReadOnlyList<DemoEvent> events, CancellationToken ct)
    {
        var campaign = Guid.TryParse(context.Text("campaignId"), out var id) ? id : throw new RecipeException("\"campaignId\" is not an id");
        if (await campaigns.Find(campaign, ct) is null) throw new RecipeException($"there is no campaign {campaign}");
        var known = await db.Events.Select(e => e.Slug).ToHashSetAsync(ct);
        var keys = events.SelectMany(e => new[] { e.Row.Optional("presenter"), e.Row.Optional("desk"), e.Row.Optional("author") }).OfType<string>().Distinct().ToList();
        var ids = await staff.ByKeys(keys, ct);
        var people = await staff.Many([.. ids.Values], ct);
        foreach (var demo in events.Where(e => !known.Contains(e.Row["slug"])))
        {
            var author = demo.Row.Optional("author") is { } key && ids.TryGetValue(key, out var who) ? people.GetValueOrDefault(who) : null;
            await Add(campaign, demo, ids, author, ct);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task Add(Guid campaign, DemoEvent demo, IReadOnlyDictionary<string, Guid> ids, StaffMember? author, CancellationToken ct)
    {
        var row = demo.Row;
        var unit = await units.Find(row["unitCode"], demo.When.Start.LocalDate(), ct) ?? throw row.Wrong("unitCode", "a unit of that day");
        var ended = demo.Status is EventStatus.Cancelled or EventStatus.Postponed;
        var plan = new EventPlan(campaign, row["title"], row["format"], new(unit.Code, unit.Name, unit.FullName, unit.Path, VenuesStep.IdOf(row["venue"])), demo.When,
            row.Count("capacity"), demo.Registration, Named(row, "presenter", ids), Named(row, "desk", ids), null, ended ? null : row.Optional("note"), null) { Language = row.Optional("language") };
        var by = new By(author?.AccountId, author?.Name ?? "", demo.Registration.OpensAt.AddDays(-7));
        var added = Event.Plan(plan, row["slug"], hold: demo.Status is not EventStatus.Draft, by, DemoIds.Event(row["slug"]));
        Story.Tell(added, demo.Status, by, row.Optional("note"));
        added.TakeRaised();
        if (demo.Status is EventStatus.Published) EventTimes.Plan(jobs, added);
        db.Add(added);
    }

    private static List<Guid> Named(RecipeRow row, string column, IReadOnlyDictionary<string, Guid> ids)
    {
        if (row.Optional(column) is not { } key) return [];
        return [ids.TryGetValue(key, out var id) ? id : throw row.Wrong(column, "a member of staff")];
    }
}
