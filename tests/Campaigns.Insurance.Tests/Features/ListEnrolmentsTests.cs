using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Insurance.Features.ListEnrolments;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

public abstract class ListEnrolmentsTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly EnrolmentFilter All = new();
    private TestModule _module = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _module = await Neighbours.Start(database);
        await Enrol(Some.Enrolment(1));
        await Enrol(Some.Enrolment(2, PaymentWay.CashNow, "15866"));
        await Enrol(Some.Enrolment(3, PaymentWay.CashNow, "14767"));
    }

    public async ValueTask DisposeAsync()
    {
        await _module.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_list_holds_the_callers_area_and_no_more() =>
        Assert.Equal(["Lê Thị 1", "Lê Thị 2"], (await Page(All)).Select(row => row.FullName));

    [Fact]
    public async Task A_row_shows_words_of_the_api_a_masked_phone_and_the_receipt()
    {
        var row = (await Page(All with { Status = "joined" }))[0];
        Assert.Equal(("VSI", "joined", "cash-now", "0912 ••• 678", "AD-19-000001"), (row.Product, row.Status, row.Payment, row.Phone, row.ReceiptNumber));
    }

    [Fact]
    public async Task Filters_narrow_and_unknown_words_narrow_nothing()
    {
        Assert.Single(await Page(All with { Unit = "15866" }));
        Assert.Equal(2, (await Page(All with { Unit = "399" })).Count);
        Assert.Empty(await Page(All with { Product = "HHI" }));
        Assert.Equal(2, (await Page(All with { Status = "happy" })).Count);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss()
    {
        var first = await _module.In(s => Query(s).Page(All with { Limit = 1 }, Ct), Some.Desk());
        var second = await _module.In(s => Query(s).Page(All with { Limit = 1, Cursor = first.Next }, Ct), Some.Desk());
        Assert.NotEqual(first.Items[0].Id, second.Items[0].Id);
        Assert.Null(second.Next);
    }

    private async Task<IReadOnlyList<EnrolmentRow>> Page(EnrolmentFilter filter) => (await _module.In(s => Query(s).Page(filter, Ct), Some.Desk())).Items;

    private static ListEnrolmentsQuery Query(IServiceProvider services) => services.GetRequiredService<ListEnrolmentsQuery>();

    private Task Enrol(EnrolPerson command) => _module.In(async s =>
        Assert.True((await s.GetRequiredService<IHandler<EnrolPerson, EnrolledPerson>>().Handle(command, Ct)).Succeeded), Some.Desk("38"));
}

public sealed class ListEnrolmentsOnSqlite() : ListEnrolmentsTests(TestDatabase.Sqlite());

public sealed class ListEnrolmentsOnPostgres() : ListEnrolmentsTests(TestDatabase.Postgres());
