using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.Api;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Approvals.Features.FollowLink;

internal sealed record LinkBody(string? Outcome, string? Comment, string? Pin);

/// <summary>Calls with a link's token; who holds it needs no sign-in.</summary>
internal static class LinksApi
{
    public static async Task<IResult> Get(string token, LinkDesk links, Cards cards, CancellationToken ct)
    {
        var looked = await links.Look(token, ct);
        if (!looked.Succeeded) return Gone(looked.Failures[0]);
        var link = looked.Value;
        return Results.Json(new { card = await cards.Of(link.File.Request, ct), allowed = link.Allowed, assurance = link.Link.Assurance, expiresAt = link.Link.ExpiresAt }, Answers.Json);
    }

    public static async Task<IResult> Post(string token, HttpContext http, CurrentCaller caller, LinkDesk links, CancellationToken ct)
    {
        var looked = await links.Look(token, ct);
        if (!looked.Succeeded) return Gone(looked.Failures[0]);
        var (body, problem) = await http.Body<LinkBody>();
        if (body is null) return problem!;
        if (Words.Read<Outcome>(body.Outcome) is not { } outcome) return Answers.Invalid(http, "/outcome", "unknown-word", Words.All<Outcome>());
        if (body.Comment?.Length > 4000) return Answers.Invalid(http, "/comment", "out-of-range", "0..4000");
        var decided = await links.Decide(token, outcome, body.Comment, body.Pin, ct, CallerFilter.SignedIn(http, caller));
        if (!decided.Succeeded) return Gone(decided.Failures[0]);
        var (file, at, item) = (decided.Value.File!, decided.Value.At!, decided.Value.File!.Item(looked.Value.Item.Id)!);
        return Answers.Resource(http, new { item = ItemView.Of(file, at, item), request = RequestView.Of(file, at) }, file.Request.Revision);
    }

    private static IResult Gone(Failure failure) => failure.ApiCode == "login-required" ? Problems.Of(401, failure.ApiCode) : failure.ApiCode is "link-expired" or "link-used" or "link-void" ? Problems.Of(410, failure.ApiCode) : failure.Problem();
}
