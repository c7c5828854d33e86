using Campaigns.Events.Domain;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Features.SetUp;

/// <summary><c>events-held</c>: conferences that took place, for the campaign <c>campaignId</c>. Their time is a day with two clock times, or two
/// instants; without a status they are reported.</summary>
internal sealed class HeldEventsStep(DemoEvents events) : IRecipeStep
{
    public string Name => "events-held";

    public Task Run(RecipeContext context, CancellationToken ct) => events.Load(context, [.. context.Rows().Select(Read)], ct);

    private static DemoEvent Read(RecipeRow row)
    {
        var when = row.Optional("date") is null
            ? new Period(row.Instant("startsAt"), row.Instant("endsAt"))
            : new Period(row.Day("date").At(row.Time("start")), row.Day("date").At(row.Time("end")));
        return new(row, when, new(when.Start.AddDays(-21), when.Start, true), row.Optional("status") is null ? EventStatus.Reported : Status(row));
    }

    internal static EventStatus Status(RecipeRow row) => EventWords.ReadStatus(row["status"]) ?? throw row.Wrong("status", "a status");
}

/// <summary><c>events-planned</c>: events in any status, for the campaign <c>campaignId</c>.</summary>
internal sealed class PlannedEventsStep(DemoEvents events) : IRecipeStep
{
    public string Name => "events-planned";

    public Task Run(RecipeContext context, CancellationToken ct) => events.Load(context, [.. context.Rows().Select(Read)], ct);

    private static DemoEvent Read(RecipeRow row) => new(row, new(row.Instant("startsAt"), row.Instant("endsAt")),
        new(row.Instant("opensAt"), row.Instant("closesAt"), row["waitlist"] == "true"), HeldEventsStep.Status(row));
}
