using Campaigns.Approvals.Data;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.FollowLink;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Approvals.Features.TestHost;

/// <summary>The sink of messages: each leaves at the end of the call that caused it, with a link that is bound to what was there then.</summary>
internal static class TestMail
{
    private static readonly SemaphoreSlim _oneByOne = new(1);

    public static async Task Leave(HttpContext http)
    {
        if (http.RequestServices.GetService<TestWorld>() is not { } world) return;
        await _oneByOne.WaitAsync();
        try
        {
            await using var scope = http.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateSystemScope();
            var db = scope.ServiceProvider.GetRequiredService<ApprovalsDbContext>();
            var (work, links) = (scope.ServiceProvider.GetRequiredService<CaseWork>(), scope.ServiceProvider.GetRequiredService<LinkDesk>());
            var notices = await db.Notices.AsNoTracking().Select(n => new { n.Key, n.RequestId, n.ItemId, n.UserId }).ToListAsync();
            foreach (var notice in notices.Where(n => !world.Tokens.ContainsKey(n.Key)))
            {
                var file = (await work.Look(notice.RequestId, Caller.Engine, default)).File;
                world.Tokens[notice.Key] = notice.ItemId is { } id && file?.Item(id) is { } item ? await links.Mint(file, item, notice.UserId, default) : null;
                await db.SaveChangesAsync();
            }
        }
        finally
        {
            _oneByOne.Release();
        }
    }
}
