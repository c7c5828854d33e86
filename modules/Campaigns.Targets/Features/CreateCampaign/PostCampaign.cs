using Campaigns.Kernel.Commands;
using Campaigns.Targets.Domain;
using Campaigns.Targets.Features.ShowCampaign;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Targets.Features.CreateCampaign;

/// <summary>The body of <c>POST /campaigns</c>.</summary>
internal sealed record CampaignBody(string? Name, string? Product, DateOnly? StartsOn, DateOnly? EndsOn, int? Target, string? UnitCode, DateOnly? TargetFrom, DateOnly? TargetTo);

internal static class PostCampaign
{
    public static async Task<IResult> Handle(IHandler<CreateCampaign, Campaign> create, HttpContext http, CancellationToken ct)
    {
        var (body, problem) = await http.Body<CampaignBody>();
        if (problem is not null) return problem;
        var command = new CreateCampaign(body!.Name, body.Product, body.StartsOn, body.EndsOn, body.Target, body.UnitCode, body.TargetFrom, body.TargetTo);
        return (await create.Handle(command, ct)).Answer(made => http.Created($"/campaigns/{made.Id}", CampaignResource.Of(made), made.Version));
    }
}
