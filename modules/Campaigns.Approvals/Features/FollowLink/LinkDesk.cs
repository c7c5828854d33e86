using System.Security.Cryptography;
using System.Text;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.FollowLink;

/// <summary>A link as it was followed.</summary>
internal sealed record FollowedLink(DecisionLink Link, CaseFile File, Circumstances At, WorkItem Item, IReadOnlyList<string> Allowed);

/// <summary>One-tap links: bound to item, person and subject version. Opening one never decides anything, because mail scanners open links; only the tap
/// on its page does. The token itself is nowhere stored.</summary>
internal sealed class LinkDesk(ApprovalsDbContext db, CaseWork cases, ItemWork work, Surroundings surroundings)
{
    /// <summary>Money is decided by whoever signs in: the link only leads there.</summary>
    public const string Login = "login";

    private const int Tries = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>A new link for who may decide the item that way; null: they sign in instead. Saved by the caller.</summary>
    public async Task<string?> Mint(CaseFile file, WorkItem item, string user, CancellationToken ct)
    {
        if (item.State != ItemState.Open || file.Steps.Find(s => s.Id == item.StepRunId) is not { } run) return null;
        var at = await surroundings.For(new(user, "link"), file.Request.SubjectType, file.Request.Area, file.Route.Calendar, ct);
        var use = file.Spec(run).Link ?? (at.Type.Financial ? LinkUse.None : LinkUse.Confirm);
        if (use == LinkUse.None || Allowed(file, at, item).Count == 0) return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var expires = item.DueAt is { } due ? at.Calendar.Add(due > at.Now ? due : at.Now, new Duration(1, DurationUnit.WorkingDays)) : at.Now + Longest;
        db.Add(new DecisionLink
        {
            TokenHash = HashOf(token),
            ItemId = item.Id,
            UserId = user,
            SubjectVersion = file.Request.SubjectVersion,
            Assurance = at.Type.Financial ? Login : use == LinkUse.Pin ? "pin" : "confirm",
            ExpiresAt = expires > at.Now + Longest ? at.Now + Longest : expires,
        });
        return token;
    }

    /// <summary>What the link is about, or why it does not work any more.</summary>
    public async Task<Result<FollowedLink>> Look(string token, CancellationToken ct)
    {
        var hash = HashOf(token);
        if (await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.TokenHash == hash, ct) is not { } link) return Refusals.NotFound;
        if (link.UsedAt is not null) return Refusals.LinkUsed;
        var request = await db.Items.Where(i => i.Id == link.ItemId).Select(i => i.RequestId).SingleAsync(ct);
        if ((await cases.Look(request, new(link.UserId, "link"), ct)) is not { File: { } file, At: { } at }) return Refusals.LinkVoid;
        if (link.ExpiresAt <= at.Now) return Refusals.LinkExpired;
        var item = file.Item(link.ItemId)!;
        var allowed = Allowed(file, at, item);
        return allowed.Count == 0 || link.Tries >= Tries || link.SubjectVersion != file.Request.SubjectVersion ? Refusals.LinkVoid : new FollowedLink(link, file, at, item, allowed);
    }

    /// <summary>Decides. The link is used up by the decision, in its transaction.</summary>
    /// <param name="token">The link's.</param>
    /// <param name="outcome">The word.</param>
    /// <param name="comment">Why.</param>
    /// <param name="pin">Of the person, where the link wants it.</param>
    /// <param name="ct">Gives up.</param>
    /// <param name="signedIn">Who is signed in, where the link wants that.</param>
    public async Task<Result<Worked>> Decide(string token, Outcome outcome, string? comment, string? pin, CancellationToken ct, string? signedIn = null)
    {
        var looked = await Look(token, ct);
        if (!looked.Succeeded) return looked.Refused<Worked>();
        var link = looked.Value.Link;
        if (link.Assurance == Login && signedIn != link.UserId) return Refusals.LoginRequired;
        if (link.Assurance == "pin" && !await Fits(link, pin, ct)) return Refusals.PinInvalid;
        var worked = await work.Do(link.ItemId, new(link.UserId, "link"), (file, at, item) =>
        {
            var answer = new Decisions(file, at).Decide(item, new(outcome, link.SubjectVersion, comment));
            if (answer.Failure is not null) return answer;
            db.Attach(link);
            link.UsedAt = at.Now;
            return answer;
        }, ct);
        return worked.Answer.Failure is { Kind: FailureKind.Conflict or FailureKind.Forbidden } ? Refusals.LinkVoid : worked.Answer.Failure is { } failure ? failure : worked;
    }

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    private static IReadOnlyList<string> Allowed(CaseFile file, Circumstances at, WorkItem item) => ViewRequest.ItemView.Words(file, at, item);

    // A wrong PIN is counted whatever happens to the rest of the request.
    private async Task<bool> Fits(DecisionLink link, string? pin, CancellationToken ct)
    {
        var hash = await db.Preferences.Where(p => p.UserId == link.UserId).Select(p => p.PinHash).SingleOrDefaultAsync(ct);
        if (hash is not null && pin is not null && new PasswordHasher<string>().VerifyHashedPassword(link.UserId, hash, pin) != PasswordVerificationResult.Failed) return true;
        await db.Links.Where(l => l.TokenHash == link.TokenHash).ExecuteUpdateAsync(l => l.SetProperty(x => x.Tries, x => x.Tries + 1), ct);
        return false;
    }
}
