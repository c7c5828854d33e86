using System.Text.Json;
using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

/// <summary>What other modules ask for: an act that may come again, and a wish that becomes an enrolment.</summary>
public abstract class EnrollingTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly Guid Key = Guid.CreateVersion7();

    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Neighbours.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("collect-later", "awaiting-payment")]
    [InlineData("cash-now", "joined")]
    public async Task The_same_key_again_enrols_nobody_twice(string payment, string status)
    {
        var first = (await Enrol(payment)).Value;
        var again = (await Enrol(payment)).Value;
        Assert.Equal((status, 415_800, false), (first.Status, first.Payable, first.Before));
        Assert.Equal((first.Id, true), (again.Id, again.Before));
        Assert.Equal(1, await Rows(db => db.Enrolments.CountAsync(Ct)));
        Assert.Equal(payment == "cash-now" ? 1 : 0, await Rows(db => db.Receipts.CountAsync(Ct)));
    }

    [Fact]
    public async Task Another_key_for_the_same_person_is_refused()
    {
        await Enrol("collect-later");
        Assert.Equal("already-enrolled", (await Enrol("collect-later", Guid.CreateVersion7())).Failures[0].ApiCode);
    }

    [Theory]
    [InlineData("collect-later", nameof(EnrolmentStatus.AwaitingPayment))]
    [InlineData("cash-now", nameof(EnrolmentStatus.Joined))]
    public async Task Who_wanted_to_join_joins_in_the_same_enrolment(string payment, string status)
    {
        var wish = (await Note()).Value;
        Assert.Equal(("interested", 0L, false), (wish.Status, wish.Payable, wish.Before));
        Assert.True((await Note()).Value.Before);
        Assert.Equal(wish.Id, (await Enrol(payment)).Value.Id);
        var row = await Rows(db => db.Enrolments.SingleAsync(Ct));
        Assert.Equal((status, 415_800), (row.Status.ToString(), row.Payable));
        Assert.Equal(wish.Id, (await Note()).Value.Id);
    }

    [Fact]
    public async Task What_cannot_be_read_is_refused()
    {
        Assert.False((await Enrol("collect-later", body: "[]")).Succeeded);
        Assert.False((await Enrol("collect-later", body: """{"product":7}""")).Succeeded);
        Assert.Equal("unit-unknown", (await Note("99999")).Failures[0].ApiCode);
    }

    [Fact]
    public async Task Rules_of_the_day_and_later_are_handed_out()
    {
        var rules = await _module.In(s => s.GetRequiredService<IDatedRules>().Since(new(2026, 3, 2), Ct));
        Assert.Contains(rules, r => r is { Table: "rural-poverty-line", Value: "1500000" });
        Assert.Contains(rules, r => r is { Table: "rural-poverty-line", Value: "2200000" });
        Assert.DoesNotContain(rules, r => r.To < new DateOnly(2026, 3, 2));
    }

    private Task<Result<EnrolmentCard>> Enrol(string payment, Guid? key = null, string? body = null) => _module.In(s => s.GetRequiredService<IEnrolling>().Enrol(key ?? Key, JsonDocument.Parse(body ?? Body(payment)).RootElement, Ct), Some.Desk());

    private Task<Result<EnrolmentCard>> Note(string unit = "15865") =>
        _module.In(s => s.GetRequiredService<IEnrolling>().Note(new("VSI", "Lê Thị 1", "+84912345678", "038185000001", null, unit, "Thôn 1", null, null), Ct), Some.Desk());

    private static string Body(string payment) => $$$"""
        {"person":{"fullName":"Lê Thị 1","citizenId":"038185000001","phone":"0912345678","unitCode":"15865"},"product":"VSI","payment":"{{{payment}}}",
         "quote":{"product":"VSI","paidOn":"2019-03-01","method":"M3","chosenIncome":700000,"supportGroups":["OTHER"]}}
        """;

    private Task<T> Rows<T>(Func<InsuranceDbContext, Task<T>> read) => _module.In(s => read(s.GetRequiredService<InsuranceDbContext>()));
}

public sealed class EnrollingOnSqlite() : EnrollingTests(TestDatabase.Sqlite());

public sealed class EnrollingOnPostgres() : EnrollingTests(TestDatabase.Postgres());
