using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.EditEvent;
using Campaigns.Events.Features.KeepDraft;
using Campaigns.Events.Jobs;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Jobs;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Events.Tests.Features;

/// <summary>What is typed and not saved: kept for who typed it, sealed, offered to nobody else, and gone when it is saved, thrown away or old.</summary>
public abstract class KeepDraftTests(TestDatabase database) : SliceTests(database)
{
    private static readonly EventForm Typed = new() { Title = "Hội nghị ở Hoằng Tiến", Day = "20/3/19", PresenterIds = "Phạm Thị Hoa; Ng", Version = 3 };

    [Fact]
    public async Task What_is_typed_is_kept_sealed_for_the_one_who_typed_it()
    {
        var (hanh, other) = (Planner("38"), Planner("38"));
        var key = new DraftKey(Guid.CreateVersion7(), hanh.AccountId, Guid.Empty);
        await Keep(key, Typed);
        await Keep(key, Typed with { Capacity = "60" });
        var kept = Assert.Single(await Of(hanh));
        Assert.Equal(Typed with { Capacity = "60" }, kept.Form);
        Assert.Empty(await Of(other));
        Assert.Empty(await Of(hanh, Guid.CreateVersion7())); // Of another form.
        var stored = await Module.In(s => s.GetRequiredService<EventsDbContext>().Database.SqlQueryRaw<string>("select text as \"Value\" from evt_form_draft").ToListAsync(Ct));
        Assert.DoesNotContain("Hoằng Tiến", Assert.Single(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saved_or_thrown_away_it_is_gone_also_for_what_was_still_under_way()
    {
        var hanh = Planner("38");
        var key = new DraftKey(Guid.CreateVersion7(), hanh.AccountId, Guid.Empty);
        await Do<ForgetDraft, Done>(new(key), hanh);
        await Keep(key, Typed);
        Assert.Empty(await Of(hanh));

        // Of several windows each has its own; what is not mine I do not throw away.
        var (mine, hers) = (key with { Id = Guid.CreateVersion7() }, new DraftKey(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.Empty));
        await Keep(mine, Typed);
        await Keep(hers, Typed);
        await Module.In(s => s.GetRequiredService<Drafts>().Forget(hers.Id, Guid.Empty, Ct), hanh);
        Assert.Equal(2, await Live());
        await Module.In(s => s.GetRequiredService<Drafts>().Forget(mine.Id, Guid.Empty, Ct), hanh);
        Assert.Equal(1, await Live());
    }

    [Fact]
    public async Task A_handful_is_kept_for_a_week_and_no_endless_text()
    {
        var hanh = Planner("38");
        for (var n = 0; n < 7; n++) await Keep(new(Guid.CreateVersion7(), hanh.AccountId, Guid.Empty), Typed with { Title = $"Bản {n}" });
        Assert.Equal(5, (await Of(hanh)).Count);
        Assert.DoesNotContain(await Of(hanh), k => k.Form.Title is "Bản 0" or "Bản 1");
        await Keep(new(Guid.CreateVersion7(), hanh.AccountId, Guid.CreateVersion7()), Typed with { Note = new('x', 50_000) });
        Assert.Equal(5, await Module.In(s => s.GetRequiredService<EventsDbContext>().Drafts.CountAsync(d => d.Text != null && d.KeptAt > default(DateTimeOffset), Ct)));

        Module.Clock.Pass(FormDraft.Kept + TimeSpan.FromMinutes(1));
        Assert.Empty(await Of(hanh));
        await Module.In(s => ActivatorUtilities.CreateInstance<ForgetDrafts>(s).Run(new Tick(Module.Clock.GetUtcNow()), Ct));
        Assert.Equal(0, await Module.In(s => s.GetRequiredService<EventsDbContext>().Drafts.CountAsync(Ct)));
    }

    [Fact]
    public async Task A_form_carries_its_own_key_and_no_other_opens_it()
    {
        var (hanh, other, about) = (Planner("38"), Planner("38"), Guid.CreateVersion7());
        var carried = await Module.In(s => Task.FromResult(s.GetRequiredService<Drafts>().Seal(about, about)), hanh);
        Assert.Equal(new(about, hanh.AccountId, about), await Module.In(s => Task.FromResult(s.GetRequiredService<Drafts>().Open(carried, about)), hanh));
        foreach (var (by, text, of) in new[] { (other, carried, about), (hanh, carried, Guid.Empty), (hanh, carried[..^2] + "AA", about), (hanh, "", about), (hanh, new string('x', 5_000), about) })
            Assert.Null(await Module.In(s => Task.FromResult(s.GetRequiredService<Drafts>().Open(text, of)), by));
    }

    private Task Keep(DraftKey key, EventForm form) => Do<KeepDraft, DateTimeOffset>(new(key, form));

    private Task<IReadOnlyList<KeptForm>> Of(Campaigns.Kernel.Security.Access who, Guid eventId = default) => Module.In(s => s.GetRequiredService<Drafts>().Of(eventId, Ct), who);

    private Task<int> Live() => Module.In(s => s.GetRequiredService<EventsDbContext>().Drafts.CountAsync(d => d.Text != null, Ct));
}

public sealed class KeepDraftOnSqlite() : KeepDraftTests(TestDatabase.Sqlite());

public sealed class KeepDraftOnPostgres() : KeepDraftTests(TestDatabase.Postgres());
