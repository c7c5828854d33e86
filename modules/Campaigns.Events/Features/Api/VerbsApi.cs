using Campaigns.Events.Domain;
using Campaigns.Events.Features.AskChange;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Features.Api;

/// <summary>What submitting and publishing may say besides.</summary>
internal sealed record ReasonInput
{
    /// <summary>Why a soft conflict is accepted, or, on the emergency path, why nobody was asked.</summary>
    public string? OverrideReason { get; init; }
}

internal sealed record RescheduleInput
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public Guid? VenueId { get; init; }

    public string? Reason { get; init; }

    public bool ForceMajeure { get; init; }
}

internal sealed record CancelInput
{
    public string? Reason { get; init; }

    public bool ForceMajeure { get; init; }
}

internal sealed record ReportInput
{
    /// <summary>Heads counted.</summary>
    public int? HeadCount { get; init; }

    /// <summary>Đồng.</summary>
    public long? Cost { get; init; }

    public string? Worked { get; init; }

    public string? Improve { get; init; }
}

/// <summary>The verbs of an event; each answers the event as it stands afterwards.</summary>
internal static class VerbsApi
{
    public static Task<IResult> Submit(HttpContext http, Guid id, IHandler<SubmitEvent.SubmitEvent, Done> submit, ListEventsQuery events, CancellationToken ct) =>
        Act<SubmitEvent.SubmitEvent, ReasonInput>(http, id, submit, body => new(id, body.OverrideReason), events, ct);

    public static Task<IResult> Publish(HttpContext http, Guid id, IHandler<PublishEvent.PublishEvent, Done> publish, ListEventsQuery events, CancellationToken ct) =>
        Act<PublishEvent.PublishEvent, ReasonInput>(http, id, publish, body => new(id, body.OverrideReason), events, ct);

    public static Task<IResult> Reschedule(HttpContext http, Guid id, IHandler<RescheduleEvent.RescheduleEvent, Done> move, ListEventsQuery events, CancellationToken ct) =>
        Act<RescheduleEvent.RescheduleEvent, RescheduleInput>(http, id, move, b => new(id, b.StartsAt, b.EndsAt, b.VenueId, b.Reason, b.ForceMajeure), events, ct);

    public static Task<IResult> Cancel(HttpContext http, Guid id, IHandler<CancelEvent.CancelEvent, Done> cancel, ListEventsQuery events, CancellationToken ct) =>
        Act<CancelEvent.CancelEvent, CancelInput>(http, id, cancel, body => new(id, body.Reason, body.ForceMajeure), events, ct);

    public static Task<IResult> Complete(HttpContext http, Guid id, IHandler<CompleteEvent.CompleteEvent, Done> complete, ListEventsQuery events, CancellationToken ct) =>
        Act<CompleteEvent.CompleteEvent, ReasonInput>(http, id, complete, _ => new(id), events, ct);

    public static Task<IResult> Postpone(HttpContext http, Guid id, IHandler<PostponeEvent.PostponeEvent, Done> postpone, ListEventsQuery events, CancellationToken ct) =>
        Act<PostponeEvent.PostponeEvent, CancelInput>(http, id, postpone, body => new(id, body.Reason, body.ForceMajeure), events, ct);

    public static Task<IResult> Report(HttpContext http, Guid id, IHandler<ReportEvent.ReportEvent, Done> report, ListEventsQuery events, CancellationToken ct) =>
        Act<ReportEvent.ReportEvent, ReportInput>(http, id, report, body => new(id, body.HeadCount, body.Cost, body.Worked, body.Improve), events, ct);

    // The order of refusals is a promise: not there, then unreadable, then a broken rule, then the state of things.
    private static async Task<IResult> Act<TCommand, TBody>(HttpContext http, Guid id, IHandler<TCommand, Done> handler, Func<TBody, TCommand> command, ListEventsQuery events, CancellationToken ct)
        where TCommand : ICommand<Done>
        where TBody : class, new()
    {
        if (await events.One(id, ct) is not { } before) return Problems.From([Refusals.NoSuchEvent]);
        var (body, problem) = await http.OptionalBody<TBody>();
        if (problem is not null) return problem;
        var asked = command(body!);
        if (asked.Check().ToList() is { Count: > 0 } wrong) return Problems.From(wrong);
        if (http.Precondition(before.Row.Version) is { } stale) return stale;
        var done = await handler.Handle(asked, ct);
        if (!done.Succeeded) return http.Refuse(done.Failures);

        // Others must approve it first: the event as it stands, and 202.
        if (command(body!) is RescheduleEvent.RescheduleEvent or CancelEvent.CancelEvent or PostponeEvent.PostponeEvent && await http.RequestServices.GetRequiredService<ChangeApproval>().Waiting(id, ct) is not null) http.Response.StatusCode = StatusCodes.Status202Accepted;
        return await EventsApi.Get(http, id, events, ct);
    }
}
