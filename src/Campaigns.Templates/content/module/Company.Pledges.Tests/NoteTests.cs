using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Company.Pledges.Domain;
using Company.Pledges.Features.ListNotes;
using Company.Pledges.Features.WriteNote;
using Microsoft.Extensions.DependencyInjection;

namespace Company.Pledges.Tests;

public abstract class NoteTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await TestModule.Start(database, [typeof(Startup).Assembly]);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_is_written_is_listed_in_order()
    {
        await _module.Write(" Ghi chú thứ nhất ");
        await _module.Write("Ghi chú thứ hai");
        var notes = await _module.In(s => s.GetRequiredService<NotesQuery>().Notes(null, null, Ct));
        Assert.Equal(["Ghi chú thứ nhất", "Ghi chú thứ hai"], notes.Items.Select(n => n.Text));
        Assert.All(notes.Items, n => Assert.Equal(_module.Clock.GetUtcNow(), n.WrittenAt));
    }

    [Fact]
    public async Task Nothing_and_too_much_are_refused()
    {
        Assert.Equal(Refusals.TextMissing, Assert.Single((await _module.Write(" ")).Failures));
        Assert.Equal(Refusals.TextTooLong, Assert.Single((await _module.Write(new string('x', Note.LongestText + 1))).Failures));
        Assert.Empty((await _module.In(s => s.GetRequiredService<NotesQuery>().Notes(null, null, Ct))).Items);
    }
}

public sealed class NotesOnSqlite() : NoteTests(TestDatabase.Sqlite());

public sealed class NotesOnPostgres() : NoteTests(TestDatabase.Postgres());

internal static class Writing
{
    public static Task<Result<Guid>> Write(this TestModule module, string? text) =>
        module.In(s => s.GetRequiredService<IHandler<WriteNote, Guid>>().Handle(new(text), TestContext.Current.CancellationToken));
}
