using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Substitute;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Api;

/// <summary>Body of <c>POST /events/{id}/substitute</c>.</summary>
internal sealed record SubstituteInput
{
    public Guid? PresenterId { get; init; }

    /// <summary>Who cannot; may be left out where there is one presenter.</summary>
    public Guid? InsteadOf { get; init; }
}

/// <summary>A presenter as somebody who might step in.</summary>
/// <param name="PresenterId">Staff id, as <c>POST …/substitute</c> takes it.</param>
/// <param name="Rank">From 1 among those offered; null for the others.</param>
/// <param name="Reasons">Why not, for those not offered; what is to be known, for those who are.</param>
internal sealed record SubstituteResource(Guid PresenterId, string Name, string Office, string UnitCode, int? Rank, bool Offered, double? DistanceKm, int LoadThisMonth,
    IReadOnlyList<StaffCertificate> Certificates, IReadOnlyList<ReasonResource> Reasons);

internal sealed record ReasonResource(string Code, string Message);

/// <summary>Who could step in, and stepping in.</summary>
internal static class SubstitutesApi
{
    public static async Task<IResult> List(Guid id, EventDesk desk, PresenterRanking ranking, IStringLocalizer texts, CancellationToken ct)
    {
        if (await desk.Look(id, ct) is not { } slot) return Problems.From([Refusals.NoSuchEvent]);
        var ranked = await ranking.Rank(slot, ct);
        return new Paged<SubstituteResource>([.. ranked.Select((c, at) => Of(c, at + 1, texts))], null).List();
    }

    public static async Task<IResult> Post(HttpContext http, Guid id, IHandler<SubstitutePresenter, Done> substitute, ListEventsQuery events, CancellationToken ct)
    {
        if (await events.One(id, ct) is not { } before) return Problems.From([Refusals.NoSuchEvent]);
        var (body, problem) = await http.Body<SubstituteInput>();
        if (problem is not null) return problem;
        if (body!.PresenterId is not null && http.Precondition(before.Row.Version) is { } stale) return stale;
        var done = await substitute.Handle(new(id, body.PresenterId, body.InsteadOf), ct);
        return done.Succeeded ? await EventsApi.Get(http, id, events, ct) : http.Refuse(done.Failures);
    }

    private static SubstituteResource Of(Candidate c, int rank, IStringLocalizer texts) => new(c.Person.Id, c.Person.Name, c.Person.Office, c.Person.UnitCode, c.Offered ? rank : null, c.Offered, c.Km,
        c.LoadThisMonth, c.Certificates, [.. c.Against.Concat(c.Remarks).Select(why => new ReasonResource(why.ApiCode, texts[why.Code, why.Args]))]);
}
