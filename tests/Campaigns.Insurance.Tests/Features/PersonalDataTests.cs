using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Privacy;
using Campaigns.Kernel.Recipes;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

public abstract class PersonalDataTests(TestDatabase database) : IAsyncLifetime
{
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _module = await Neighbours.Start(database);

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_address_of_a_visit_is_erased_and_what_was_signed_stays()
    {
        var command = Some.Enrolment() with { Visit = new(new(2019, 3, 4), "sáng", "Thôn 1", 19.8, 105.8) };
        await _module.In(s => s.GetRequiredService<IHandler<EnrolPerson, EnrolledPerson>>().Handle(command, Ct), Some.Desk());
        var person = new RecordRef("people.person", await _module.In(s => s.GetRequiredService<InsuranceDbContext>().Enrolments.Select(e => e.PersonId).SingleAsync(Ct)));

        Assert.Equal(["insurance.enrolments", "insurance.receipts"], (await Export(person)).Keys);
        for (var i = 0; i < 2; i++) await _module.In(s => s.GetServices<IPersonalData>().Single().Erase(person, Ct));

        var kept = await _module.In(s => s.GetRequiredService<InsuranceDbContext>().Enrolments.SingleAsync(Ct));
        Assert.Null(kept.Visit);
        Assert.Equal(415_800, kept.Payable);
    }

    [Fact]
    public async Task Another_kind_of_record_is_not_known_here() => Assert.Empty(await Export(new("events.event", Guid.CreateVersion7())));

    [Fact]
    public async Task Seeding_twice_by_one_plan_gives_the_same_enrolments()
    {
        for (var i = 0; i < 2; i++)
            await _module.In(s => s.GetServices<ISeeder>().Single().Seed(new(0, 0, 1_500, 7), _ => { }, Ct));
        Assert.Equal(1_500, await _module.In(s => s.GetRequiredService<InsuranceDbContext>().Enrolments.CountAsync(e => e.Status == EnrolmentStatus.Joined, Ct)));
    }

    private Task<IReadOnlyDictionary<string, object?>> Export(RecordRef person) => _module.In(s => s.GetServices<IPersonalData>().Single().Export(person, Ct));
}

public sealed class PersonalDataOnSqlite() : PersonalDataTests(TestDatabase.Sqlite());

public sealed class PersonalDataOnPostgres() : PersonalDataTests(TestDatabase.Postgres());
