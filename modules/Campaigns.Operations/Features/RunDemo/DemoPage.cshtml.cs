using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Time;
using Campaigns.Kernel.Values;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Operations.Features.RunDemo;

/// <summary>The demo's clock, and the way back to its beginning. There is no such page outside a demo.</summary>
[Authorize(Permissions.ManageDemo)]
internal sealed class DemoPage(IDemoWorld demo, IBusinessClock clock, TimeProvider now, IStringLocalizer texts, ILogger<DemoPage> log) : PageModel
{
    private const string Here = "/admin/system/demo";

    [BindProperty] public DateOnly? Day { get; set; }

    [BindProperty] public TimeOnly? Time { get; set; }

    public DateTimeOffset Now => now.GetUtcNow();

    public bool IsManual => clock.IsManual;

    public string? Recipe => demo.Recipe;

    public void OnGet()
    {
        var local = Now.Local();
        (Day, Time) = (DateOnly.FromDateTime(local.DateTime), TimeOnly.FromDateTime(local.DateTime));
    }

    public async Task<IActionResult> OnPostClockAsync([FromServices] IHandler<MoveClock, DateTimeOffset> move, CancellationToken ct)
    {
        var moved = await move.Handle(new(Day, Time), ct);
        return moved.Succeeded ? this.Done(Here, texts["operations.clock-moved", Formats.Moment(moved.Value)]) : this.Refused("_Clock", moved.Failures);
    }

    /// <summary>The accounts are made anew too, so everybody signs in again.</summary>
    public async Task<IActionResult> OnPostResetAsync()
    {
        await demo.Reset(step => log.LogInformation("Reset: {Step}", step), CancellationToken.None);
        return this.Done("/login", texts["operations.demo-reset-done"]);
    }
}
