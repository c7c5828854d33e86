using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Targets.Features.SetTargets;

/// <summary>A call that sets targets. <c>effectiveFrom</c> and <c>reason</c> may stand in the address, since the body is the list.</summary>
internal sealed record PutTargetsCall
{
    [FromRoute(Name = "id")] public Guid Id { get; init; }
    [FromQuery(Name = "effectiveFrom")] public DateOnly? EffectiveFrom { get; init; }
    [FromQuery(Name = "reason")] public string? Reason { get; init; }
    public required HttpContext Http { get; init; }
    [FromServices] public required IActor Actor { get; init; }
    [FromServices] public required CampaignQuery Campaigns { get; init; }
    [FromServices] public required TargetsQuery Targets { get; init; }
    [FromServices] public required IHandler<SetTargets, TargetVersion> Set { get; init; }
}

internal static class PutTargets
{
    public static async Task<IResult> Handle([AsParameters] PutTargetsCall call, CancellationToken ct)
    {
        var campaign = await call.Campaigns.Find(call.Id, Permissions.Edit, ct);
        if (campaign is null || !call.Actor.Has(Permissions.Edit, new Scope(campaign.ScopePath))) return Problems.From([Refusals.NoSuchCampaign]);
        var (body, problem) = await call.Http.Body<List<PartBody>>();
        if (problem is not null) return problem;

        var set = await call.Set.Handle(new(call.Id, body!, call.EffectiveFrom, call.Reason, Expected(call.Http, campaign.Version)), ct);
        if (!set.Succeeded) return Problems.From(set.Failures);
        var changed = (await call.Campaigns.Find(call.Id, Permissions.Edit, ct))!;
        return call.Http.Resource(await call.Targets.Shown(changed, set.Value, ct), changed.Version);
    }

    // An If-Match that does not name the present version can only name one that is gone: no version has number -1.
    private static int? Expected(HttpContext http, int version) =>
        http.Request.Headers.IfMatch.Count == 0 ? null : http.Precondition(version) is null ? version : -1;
}

/// <summary>A call that reads targets.</summary>
internal sealed record GetTargetsCall
{
    [FromRoute(Name = "id")] public Guid Id { get; init; }
    [FromQuery(Name = "asOf")] public DateOnly? AsOf { get; init; }
    public required HttpContext Http { get; init; }
    [FromServices] public required TimeProvider Clock { get; init; }
    [FromServices] public required CampaignQuery Campaigns { get; init; }
    [FromServices] public required TargetsQuery Targets { get; init; }
}

internal static class GetTargets
{
    public static async Task<IResult> Handle([AsParameters] GetTargetsCall call, CancellationToken ct)
    {
        if (await call.Campaigns.Find(call.Id, Permissions.View, ct) is not { } campaign) return Problems.From([Refusals.NoSuchCampaign]);
        var version = await call.Targets.InForce(campaign.Id, call.AsOf ?? call.Clock.Today(), ct);
        return call.Http.Resource(await call.Targets.Shown(campaign, version, ct), campaign.Version);
    }
}
