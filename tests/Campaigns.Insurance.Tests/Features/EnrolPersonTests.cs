using Campaigns.Insurance.Data;
using Campaigns.Insurance.Domain.Enrolments;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Features.EnrolPerson;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Campaigns.Insurance.Tests.Features;

public abstract class EnrolPersonTests(TestDatabase database) : IAsyncLifetime
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
    public async Task Money_to_come_awaits_it_and_counts_nobody()
    {
        var enrolled = (await Enrol(Some.Enrolment())).Value;

        Assert.Equal((EnrolmentStatus.AwaitingPayment, 415_800, null), (enrolled.Status, enrolled.Payable, enrolled.ReceiptNumber));
        Assert.Empty(await _module.Outbox());
        Assert.Equal(0, await Rows(db => db.Receipts.CountAsync()));
    }

    [Fact]
    public async Task What_it_says_of_the_meeting_must_be_true()
    {
        var order = Some.Enrolment();
        var nowhere = Guid.CreateVersion7();
        Assert.Equal([EnrolmentRefusals.UnknownEvent], (await Enrol(order with { EventId = nowhere })).Failures);
        Assert.Equal([EnrolmentRefusals.UnknownRegistration], (await Enrol(order with { RegistrationId = nowhere })).Failures);
        Assert.Equal([EnrolmentRefusals.OtherEvent], (await Enrol(order with { RegistrationId = OneMeeting.RegistrationId, EventId = nowhere })).Failures);
        Assert.Equal(0, await Rows(db => db.Enrolments.CountAsync()));

        // Who names the registration alone has named the meeting.
        Assert.True((await Enrol(order with { RegistrationId = OneMeeting.RegistrationId })).Succeeded);
        Assert.Equal(1, await Rows(db => db.Enrolments.CountAsync(e => e.EventId == OneMeeting.EventId && e.RegistrationId == OneMeeting.RegistrationId)));
    }

    [Fact]
    public async Task Cash_at_the_desk_writes_the_receipt_and_the_person_has_joined()
    {
        var enrolled = (await Enrol(Some.Enrolment(way: PaymentWay.CashNow))).Value;

        Assert.Equal((EnrolmentStatus.Joined, "AD-19-000001"), (enrolled.Status, enrolled.ReceiptNumber));
        Assert.Equal(["insurance.person-joined.v1"], await _module.Outbox());
        var receipt = await Rows(db => db.Receipts.SingleAsync());
        Assert.Equal((415_800, new DateOnly(2019, 3, 1)), (receipt.Amount, receipt.PaidOn));
        Assert.Contains("support-rate/OTHER@2018-01-01", receipt.Quote.Rules);
        Assert.Equal(new DateOnly(2019, 3, 1), (await Rows(db => db.Enrolments.SingleAsync())).CountsOn);
    }

    [Fact]
    public async Task Cash_is_priced_by_today_whatever_day_was_asked_for()
    {
        var stale = Some.Enrolment(way: PaymentWay.CashNow) with { Quote = Some.Quarter with { PaidOn = new(2017, 12, 1) } };
        Assert.Equal(415_800, (await Enrol(stale)).Value.Payable);
    }

    [Fact]
    public async Task A_second_live_enrolment_in_one_product_is_refused_and_another_product_is_not()
    {
        await Enrol(Some.Enrolment());

        Assert.Equal("already-enrolled", Refusal(await Enrol(Some.Enrolment(way: PaymentWay.CashNow))));
        var card = Some.Enrolment() with { Product = InsuranceProduct.Hhi, Quote = new HhiQuoteInput(new(2019, 3, 1), 12, 1) };
        Assert.True((await Enrol(card)).Succeeded);
        Assert.Equal(0, await Rows(db => db.Receipts.CountAsync()));
    }

    [Fact]
    public async Task A_rush_for_one_person_enrols_once()
    {
        var caller = Some.Desk();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i =>
            Task.Run(() => Enrol(Some.Enrolment(way: i % 2 == 0 ? PaymentWay.CashNow : PaymentWay.CollectLater), caller), Ct)));

        Assert.Single(answers, answer => answer.Succeeded);
        Assert.Equal(19, answers.Count(answer => !answer.Succeeded && Refusal(answer) == "already-enrolled"));
        Assert.Equal(1, await Rows(db => db.Enrolments.CountAsync()));
    }

    [Fact]
    public async Task Receipts_of_one_holder_are_numbered_without_gap_or_double_in_a_rush()
    {
        var caller = Some.Desk();
        var answers = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => Enrol(Some.Enrolment(i, PaymentWay.CashNow), caller), Ct)));

        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"AD-19-{i:000000}"), answers.Select(answer => answer.Value.ReceiptNumber).Order());
    }

    [Fact]
    public async Task Two_holders_with_the_same_initials_have_two_series()
    {
        var first = (await Enrol(Some.Enrolment(1, PaymentWay.CashNow), Some.Desk())).Value;
        var second = (await Enrol(Some.Enrolment(2, PaymentWay.CashNow), Some.Desk())).Value;
        Assert.Equal(("AD-19-000001", "AD2-19-000001"), (first.ReceiptNumber, second.ReceiptNumber));
    }

    [Fact]
    public async Task A_refused_amount_writes_nothing_and_takes_no_number()
    {
        var low = Some.Enrolment(way: PaymentWay.CashNow) with { Quote = Some.Quarter with { ChosenIncome = 600_000 } };

        Assert.Equal("income-below-floor", Refusal(await Enrol(low)));
        Assert.Equal(0, await Rows(db => db.Enrolments.CountAsync()));
        Assert.Equal("AD-19-000001", (await Enrol(Some.Enrolment(way: PaymentWay.CashNow))).Value.ReceiptNumber);
    }

    [Theory]
    [InlineData("14767", FailureKind.NotFound)] // the city, outside Hoằng Hóa
    [InlineData("99999", FailureKind.Invalid)]
    public async Task People_are_enrolled_only_where_the_caller_may_and_a_unit_is(string unit, FailureKind kind) =>
        Assert.Equal(kind, (await Enrol(Some.Enrolment(unit: unit))).Failures[0].Kind);

    [Fact]
    public async Task A_person_without_a_name_or_with_half_a_number_is_refused_before_anything_is_asked()
    {
        var nobody = Some.Enrolment() with { Person = Some.Person(1) with { FullName = " ", CitizenId = "0381" } };
        Assert.Equal(["person.fullName", "person.citizenId"], (await Enrol(nobody)).Failures.Select(failure => failure.Field));
    }

    [Fact]
    public async Task Who_cancelled_may_enrol_again()
    {
        var first = (await Enrol(Some.Enrolment())).Value;
        Assert.True((await Cancel(first.Id, Some.Desk())).Succeeded);
        Assert.True((await Enrol(Some.Enrolment())).Succeeded);
    }

    [Fact]
    public async Task What_was_paid_is_not_cancelled()
    {
        var paid = (await Enrol(Some.Enrolment(way: PaymentWay.CashNow))).Value;
        Assert.Equal("invalid-transition", Refusal(await Cancel(paid.Id, Some.Desk())));
    }

    [Fact]
    public async Task A_stranger_does_not_find_it()
    {
        var enrolled = (await Enrol(Some.Enrolment())).Value;
        Assert.Equal(FailureKind.NotFound, (await Cancel(enrolled.Id, Some.Desk("38/380"))).Failures[0].Kind);
    }

    private Task<Result<EnrolledPerson>> Enrol(EnrolPerson command, Access? caller = null) =>
        _module.In(s => s.GetRequiredService<IHandler<EnrolPerson, EnrolledPerson>>().Handle(command, Ct), caller ?? Some.Desk());

    private Task<Result<Done>> Cancel(Guid id, Access caller) =>
        _module.In(s => s.GetRequiredService<IHandler<Insurance.Features.CancelEnrolment.CancelEnrolment, Done>>().Handle(new(id), Ct), caller);

    private Task<T> Rows<T>(Func<InsuranceDbContext, Task<T>> read) => _module.In(s => read(s.GetRequiredService<InsuranceDbContext>()));

    private static string Refusal<T>(Result<T> result) => result.Failures[0].ApiCode;
}

public sealed class EnrolPersonOnSqlite() : EnrolPersonTests(TestDatabase.Sqlite());

public sealed class EnrolPersonOnPostgres() : EnrolPersonTests(TestDatabase.Postgres());
