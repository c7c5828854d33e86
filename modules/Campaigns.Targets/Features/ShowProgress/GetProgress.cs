using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.SetTargets;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Targets.Features.ShowProgress;

/// <summary>A call that asks how far a campaign is.</summary>
internal sealed record GetProgressCall
{
    [FromRoute(Name = "id")] public Guid Id { get; init; }
    [FromQuery(Name = "by")] public string? By { get; init; }
    [FromQuery(Name = "asOf")] public DateOnly? AsOf { get; init; }
    public required HttpContext Http { get; init; }
    [FromServices] public required TimeProvider Clock { get; init; }
    [FromServices] public required CampaignQuery Campaigns { get; init; }
    [FromServices] public required ProgressQuery Progress { get; init; }
}

internal static class GetProgress
{
    private static readonly Failure ByUnknown = Failure.Invalid("targets.by-unknown", "by");

    public static async Task<IResult> Handle([AsParameters] GetProgressCall call, CancellationToken ct)
    {
        if (await call.Campaigns.Find(call.Id, Permissions.Dashboard, ct) is not { } campaign) return Problems.From([Refusals.NoSuchCampaign]);
        if (Read(call.By) is not { } by) return Problems.From([ByUnknown]);
        return Results.Json(ProgressResource.Of(await call.Progress.Of(campaign, by, call.AsOf ?? call.Clock.Today(), ct)), Api.Json);
    }

    // By word only: the framework would also take a number.
    private static ProgressBy? Read(string? word) => word switch
    {
        null or "" or "district" => ProgressBy.District,
        "area" => ProgressBy.Area,
        "commune" => ProgressBy.Commune,
        "post" => ProgressBy.Post,
        "month" => ProgressBy.Month,
        _ => null,
    };
}

/// <summary>Progress in the API. <c>actual</c> counts within the target's period and <c>cumulative</c> since the campaign began.</summary>
internal sealed record ProgressResource(int? Target, DateOnly TargetFrom, DateOnly TargetTo, int Actual, decimal? Percent, int Cumulative, Forecast Forecast,
    IReadOnlyList<ProgressRowResource> Rows)
{
    public static ProgressResource Of(Progress p) => new(p.Target, p.Campaign.TargetFrom, p.Campaign.TargetTo, p.Actual, p.Percent, p.Cumulative, p.Forecast,
        [.. p.Rows.Select(r => new ProgressRowResource(r.Code, r.Name, r.Target, r.Actual, r.Cumulative))]);
}

/// <summary>A row; <c>target</c> is null for what has none.</summary>
internal sealed record ProgressRowResource(string Code, string Name, int? Target, int Actual, int Cumulative);
