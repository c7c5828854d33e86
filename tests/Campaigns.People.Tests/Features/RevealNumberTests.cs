using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.People.Domain;
using Campaigns.People.Features.RevealNumber;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.People.Tests.Features;

public abstract class RevealNumberTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Access Caller = TestModule.Someone("38", Permissions.View, Permissions.ViewPhone);
    private TestModule _people = null!;
    private Guid _person;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _people = await Registry.Start(database);
        _person = await Registry.Recognise(_people, Registry.Someone(citizenId: "038185000124"));
    }

    public async ValueTask DisposeAsync()
    {
        await _people.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_number_is_shown_with_a_reason_and_who_looked_is_kept()
    {
        Assert.Equal("0912 345 678", (await Reveal(Caller, "phone")).Value);
        var kept = Assert.Single(await Kept());
        Assert.Equal((Caller.UserName, _person), (kept.ActorName, kept.Record.Id));
        Assert.Contains("Gọi báo dời buổi", kept.Details, StringComparison.Ordinal);
        Assert.DoesNotContain("345", kept.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_reason_a_right_or_a_place_nothing_is_shown_and_nothing_kept()
    {
        Assert.Equal(Refusals.ReasonMissing, Assert.Single((await Reveal(Caller, "phone", "   .  ")).Failures));
        Assert.Equal(Refusals.ReasonTooLong, Assert.Single((await Reveal(Caller, "phone", new string('x', 301))).Failures));
        Assert.Equal(Refusals.NotForYou, Assert.Single((await Reveal(Caller, "citizenId")).Failures));
        Assert.Equal(Refusals.NotForYou, Assert.Single((await Reveal(TestModule.Someone("38", Permissions.View), "phone")).Failures));
        Assert.Equal(Refusals.NoSuchPerson, Assert.Single((await Reveal(TestModule.Someone("38/000", Permissions.View, Permissions.ViewPhone), "phone")).Failures));
        Assert.Empty(await Kept());
    }

    private Task<Result<string>> Reveal(Access who, string number, string reason = "Gọi báo dời buổi") =>
        _people.In(s => s.GetRequiredService<IHandler<RevealNumber, string>>().Handle(new(_person, number, reason), Ct), who);

    private async Task<List<AuditRow>> Kept() =>
        [.. (await _people.In(s => s.GetRequiredService<IAuditLog>().List(new() { Action = "people.number-revealed" }, null, Ct))).Items];
}

public sealed class RevealNumberOnSqlite() : RevealNumberTests(TestDatabase.Sqlite());

public sealed class RevealNumberOnPostgres() : RevealNumberTests(TestDatabase.Postgres());
