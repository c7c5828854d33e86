using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Accounts.Features.ShowToday;

/// <summary>Where everybody starts: what waits for them, card by card from the modules that know (slot <c>accounts.today</c>, no model).</summary>
[Authorize]
internal sealed class TodayPage(TimeProvider clock) : PageModel
{
    public DateTimeOffset Now => clock.GetUtcNow();
}
