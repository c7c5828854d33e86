using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ChangeEvent;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.PlanEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Api;

/// <summary>Events: list, one, plan, change, conflicts.</summary>
internal static class EventsApi
{
    public static async Task<IResult> List(HttpContext http, ListEventsQuery events, [AsParameters] ListQuery asked, CancellationToken ct)
    {
        var (status, unit) = (asked.Status, asked.Unit);
        var wanted = string.IsNullOrEmpty(status) ? null : EventWords.ReadStatus(status);
        if (!string.IsNullOrEmpty(status) && wanted is null) return http.Malformed("/status");
        var page = await events.Page(new EventFilter(asked.From, asked.To, unit, wanted), asked.Limit, asked.Cursor, ct);
        return new Paged<EventResource>([.. page.Items.Select(e => EventResource.Of(e.Row, e.Seats))], page.Next).List();
    }

    public static async Task<IResult> Get(HttpContext http, Guid id, ListEventsQuery events, CancellationToken ct) =>
        await events.One(id, ct) is { } found ? http.Resource(EventResource.Of(found.Row, found.Seats), found.Row.Version) : Problems.From([Refusals.NoSuchEvent]);

    public static async Task<IResult> Post(HttpContext http, IHandler<PlanEvent.PlanEvent, Guid> plan, ListEventsQuery events, CancellationToken ct)
    {
        var (body, problem) = await http.Body<EventInput>();
        if (problem is not null) return problem;
        var planned = await plan.Handle(new(body!), ct);
        if (!planned.Succeeded) return http.Refuse(planned.Failures);
        var found = (await events.One(planned.Value, ct))!;
        return http.Created($"/events/{planned.Value}", EventResource.Of(found.Row, found.Seats), found.Row.Version);
    }

    public static async Task<IResult> Patch(HttpContext http, Guid id, IHandler<ChangeEvent.ChangeEvent, Done> change, ListEventsQuery events, CancellationToken ct)
    {
        if (await events.One(id, ct) is null) return Problems.From([Refusals.NoSuchEvent]);
        var (body, problem) = await http.Body<EventInput>();
        if (problem is not null) return problem;
        var changed = await change.Handle(new(id, body!, http.IfMatch()), ct);
        return changed.Succeeded ? await Get(http, id, events, ct) : http.Refuse(changed.Failures);
    }

    public static async Task<IResult> Conflicts(Guid id, EventDesk desk, ConflictFinder conflicts, IStringLocalizer texts, CancellationToken ct) =>
        await desk.Look(id, ct) is { } slot
            ? Results.Json((await conflicts.All(slot, ct)).Select(c => new ConflictResource(c.Kind, c.With, texts[c.TextKey, c.Args])), Ui.Api.Api.Json)
            : Problems.From([Refusals.NoSuchEvent]);
}

/// <summary>A conflict as the API answers it.</summary>
/// <param name="Kind">Word such as <c>venue-double-booked</c>.</param>
/// <param name="With">Id of the event, campaign or venue it clashes with, or the holiday's name.</param>
/// <param name="Message">For people.</param>
internal sealed record ConflictResource(string Kind, string With, string Message);

/// <summary>What <c>GET /events</c> takes from the address.</summary>
internal sealed record ListQuery
{
    /// <summary>First day, <c>yyyy-MM-dd</c>.</summary>
    [FromQuery(Name = "from")] public DateOnly? From { get; init; }
    /// <summary>Last day, <c>yyyy-MM-dd</c>.</summary>
    [FromQuery(Name = "to")] public DateOnly? To { get; init; }
    /// <summary>Code of any level.</summary>
    [FromQuery(Name = "unit")] public string? Unit { get; init; }
    /// <summary>Word of a status.</summary>
    [FromQuery(Name = "status")] public string? Status { get; init; }
    /// <summary>At most 200; 50 when left out.</summary>
    [FromQuery(Name = "limit")] public int? Limit { get; init; }
    /// <summary>The <c>next</c> of the page before.</summary>
    [FromQuery(Name = "cursor")] public string? Cursor { get; init; }
}
