using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.ShowLifecycle;

/// <summary>What can become of an event: its statuses and the ways between them, drawn, and as a table.</summary>
[Authorize(Permissions.View)]
internal sealed class LifecyclePage : PageModel
{
    public LifecycleDrawing Drawing { get; } = LifecycleDrawing.Read();
}
