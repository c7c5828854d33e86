using System.Text.Json;
using Campaigns.Kernel.Recipes;
using Campaigns.Network.Contracts.Demo;
using Campaigns.Registrations.Data;
using Campaigns.Registrations.Domain;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Registrations.Features.SetUp;

/// <summary>Recipe step <c>registrations-forms</c>: questions and quotas of meetings the story names, from a file of JSON. A meeting that has a form stays as it is.</summary>
internal sealed class FormsStep(RegistrationsDbContext db, TimeProvider clock) : IRecipeStep
{
    public string Name => "registrations-forms";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        await using var file = context.Open(context.Text("file"));
        var forms = await JsonSerializer.DeserializeAsync<List<DemoForm>>(file, JsonSerializerOptions.Web, ct) ?? [];
        foreach (var form in forms) await Set(form, ct);
        context.Progress($"{forms.Count} forms");
    }

    private async Task Set(DemoForm form, CancellationToken ct)
    {
        var id = DemoIds.Event(form.Slug);
        if (await db.Forms.AnyAsync(f => f.RosterId == id, ct)) return;
        if (QuestionRules.Check(form.Questions).Concat(QuestionRules.Check(form.Quotas)).FirstOrDefault() is { } wrong) throw new RecipeException($"{form.Slug}: {wrong.Code} at {wrong.Field}");
        var roster = await db.Rosters.SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new RecipeException($"there is no roster of {form.Slug}");
        db.Add(FormVersion.Of(roster, 1, new(1, form.Questions, form.ConfirmPhone), clock.GetUtcNow()));
        roster.Divide(form.Quotas, await db.Registrations.Where(r => r.RosterId == id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    private sealed record DemoForm(string Slug, bool ConfirmPhone, List<Question> Questions, List<Quota> Quotas);
}
