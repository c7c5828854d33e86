using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Network.Data;
using Campaigns.Network.Domain;
using Campaigns.Network.Features.AddLeave;
using Campaigns.Network.Features.ListStaff;
using Campaigns.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Campaigns.Network.Features.ShowStaff;

/// <summary>One member of staff; leaves are noted here. The slot <c>network.staff-member</c> gets the staff id.</summary>
[Authorize(Permissions.ViewStaff)]
internal sealed class StaffMemberPage(StaffQuery query, NetworkDbContext db, Register register, IHandler<AddLeave.AddLeave, AddedLeave> addLeave, IActor actor, TimeProvider clock, IStringLocalizer texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public DateOnly? To { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public StaffRow Row { get; private set; } = null!;

    public Employee Person { get; private set; } = null!;

    public string Place { get; private set; } = "";

    public IReadOnlyList<Leave> Leaves { get; private set; } = [];

    public bool MayWriteLeave => actor.Has(Permissions.WriteLeave, new(Person.ScopePath));

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Read(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(CancellationToken ct)
    {
        if (!await Read(ct)) return NotFound();
        if (!MayWriteLeave) return Forbid();

        var added = await addLeave.Handle(new(Id, From, To, Reason), ct);
        if (!added.Succeeded) return this.Refused("_Leaves", added.Failures);

        var affected = added.Value.AffectedEvents.Count;
        return this.Done($"/admin/staff/{Id}", affected == 0 ? texts["network.leave-added"] : texts["network.leave-added-affects", affected]);
    }

    private async Task<bool> Read(CancellationToken ct)
    {
        if (await query.Find(Id, ct) is not var (row, person)) return false;
        (Row, Person) = (row, person);
        Place = (await register.Units(ct)).Find(row.UnitCode, clock.Today())?.FullName ?? row.UnitCode;
        Leaves = await db.Leaves.AsNoTracking().Where(l => l.StaffId == Id).OrderByDescending(l => l.From).ToListAsync(ct);
        return true;
    }
}
