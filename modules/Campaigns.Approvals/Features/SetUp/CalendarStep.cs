using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Domain.Time;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.SetUp;

/// <summary><c>approvals-calendar</c>: the working calendar <c>vn-official</c>, with the days off that the State announced. One that is there stays.</summary>
internal sealed class CalendarStep(ApprovalsDbContext db) : IRecipeStep
{
    private const string Key = "vn-official";

    public string Name => "approvals-calendar";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        if (await db.Calendars.AnyAsync(c => c.Key == Key, ct)) return;
        using var stream = context.Open(context.Text("file"));
        using var doc = await JsonDocument.ParseAsync(stream, cancellationToken: ct);
        if (CalendarDoc.Read(Key, doc.RootElement) is { Calendar: null, Faults: [var first, ..] }) throw new RecipeException($"{first.Pointer}: {first.Code}");
        db.Add(new WorkCalendar { Key = Key, Doc = Canonical.Text(doc.RootElement) });
        await db.SaveChangesAsync(ct);
    }
}
