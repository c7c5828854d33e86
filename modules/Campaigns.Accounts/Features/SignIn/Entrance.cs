using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Accounts.Features.SecondStep;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Accounts.Features.SignIn;

/// <summary>What follows the first step, whichever way it was taken.</summary>
internal static class Entrance
{
    /// <summary>Opens a session, or leaves the browser half way. Answers where to go on.</summary>
    public static async Task<string> Pass(HttpContext http, SignedIn who, string next)
    {
        if (who.NeedsCode)
        {
            await HalfWay.Enter(http, who.AccountId, next);
            return "/login/second-step";
        }

        await CookieSession.Open(http, who.AccountId);
        return next;
    }
}
