using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.EventFormats;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Targets.Contracts;

namespace Campaigns.Events.Features.PlanEvent;

/// <summary>An input whose parts all exist.</summary>
internal sealed record ResolvedPlan(EventPlan Plan, FoundPlace Place, IReadOnlyDictionary<Guid, string> PresenterNames, IReadOnlyDictionary<Guid, string> DeskNames)
{
    public Slot Slot(Guid eventId) => new(eventId, Plan.CampaignId, Plan.When, Plan.Capacity, Place.Venue, PresenterNames)
    {
        Format = Plan.Format,
        UnitCode = Plan.Place.UnitCode,
        Budget = Plan.Budget,
        Language = Plan.Language,
        Desk = DeskNames,
        SlugStem = SlugRule.Stem(Plan.Place.UnitName, Plan.When.Start),
    };
}

/// <summary>Turns what was sent into a plan, or says what does not exist.</summary>
internal sealed class PlanResolver(PlaceLookup places, FormatCatalog formats, ICampaigns campaigns, IStaff staff, TimeProvider clock)
{
    public async Task<Result<ResolvedPlan>> Resolve(EventInput input, CancellationToken ct)
    {
        var place = await places.Find(input, ct);
        var presenters = await Staff(input.PresenterIds, "presenterIds", ct);
        var desk = await Staff(input.DeskStaffIds, "deskStaffIds", ct);
        List<Failure> wrong = [.. place.Failures, .. presenters.Failures, .. desk.Failures];
        if (formats.Find(input.Format) is not { } format) wrong.Add(Refusals.FormatUnknown);
        else if (await campaigns.Find(input.CampaignId!.Value, ct) is null) wrong.Add(Refusals.CampaignUnknown);
        else if (wrong.Count == 0) return Plan(input, format, place.Value, presenters.Value, desk.Value);
        return Result<ResolvedPlan>.Refuse(wrong);
    }

    private Result<ResolvedPlan> Plan(EventInput input, EventFormat format, FoundPlace place, IReadOnlyList<StaffMember> presenters, IReadOnlyList<StaffMember> desk)
    {
        var start = input.StartsAt!.Value.ToUniversalTime();
        var end = input.EndsAt?.ToUniversalTime() ?? start.AddMinutes(format.Minutes);
        var window = Window(input.Registration, start);
        if (window.ClosesAt <= window.OpensAt || window.ClosesAt > end) return Refusals.WindowOutOfOrder;

        var plan = new EventPlan(input.CampaignId!.Value, input.Title!.Trim(), format.Code, place.Place, new(start, end), input.Capacity ?? format.Capacity, window,
            [.. presenters.Select(p => p.Id)], [.. desk.Select(d => d.Id)], input.Budget, Filled(input.Note), Filled(input.OverrideReason)) { Language = Filled(input.Language) };
        return new ResolvedPlan(plan, place, presenters.ToDictionary(p => p.Id, p => p.Name), desk.ToDictionary(d => d.Id, d => d.Name));
    }

    // An event that is recorded after the fact was open until it began.
    private RegistrationWindow Window(RegistrationInput? asked, DateTimeOffset start)
    {
        var closes = asked?.ClosesAt?.ToUniversalTime() ?? start;
        var now = clock.GetUtcNow();
        var opens = asked?.OpensAt?.ToUniversalTime() ?? (now < closes ? now : closes.AddDays(-1));
        return new(opens, closes, asked?.Waitlist ?? true);
    }

    private async Task<Result<IReadOnlyList<StaffMember>>> Staff(IReadOnlyList<Guid>? ids, string field, CancellationToken ct)
    {
        if (ids is null or { Count: 0 }) return Result(Array.Empty<StaffMember>());
        var found = await staff.Many([.. ids.Distinct()], ct);
        List<Failure> unknown = [.. ids.Index().Where(id => !found.ContainsKey(id.Item)).Select(id => Refusals.StaffUnknown($"{field}.{id.Index}", id.Item.ToString()))];
        return unknown.Count == 0 ? Result([.. ids.Distinct().Select(id => found[id])]) : Result<IReadOnlyList<StaffMember>>.Refuse(unknown);
    }

    private static Result<IReadOnlyList<StaffMember>> Result(StaffMember[] members) => members;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
