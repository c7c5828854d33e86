using Campaigns.Insurance.Contracts;
using Campaigns.Insurance.Domain.Quotes;
using Campaigns.Insurance.Domain.Receipts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Stateless;

namespace Campaigns.Insurance.Domain.Enrolments;

/// <summary>
/// One person in one product. Invariants: (1) a person has at most one live enrolment per product, kept by a unique index;
/// (2) it is joined if and only if a receipt was valid; (3) a person counts once per product, on the day of that first receipt.
/// </summary>
internal sealed class Enrolment : Entity, IScoped
{
    private readonly StateMachine<EnrolmentStatus, Step> _steps;

    private Enrolment() => _steps = Machine();

    /// <summary>The person wants to join and is to pay.</summary>
    public static Enrolment Begin(EnrolmentOrder order) => New(order, EnrolmentStatus.AwaitingPayment);

    /// <summary>The person wants to join some time; nothing is owed.</summary>
    public static Enrolment Wish(EnrolmentOrder order) => New(order, EnrolmentStatus.Interested);

    private static Enrolment New(EnrolmentOrder order, EnrolmentStatus status) => new()
    {
        Id = order.Id ?? Guid.CreateVersion7(),
        PersonId = order.PersonId,
        Product = order.Product,
        UnitCode = order.Residence.UnitCode,
        ScopePath = order.Residence.ScopePath,
        Way = order.Way,
        EventId = order.EventId,
        RegistrationId = order.RegistrationId,
        EnrolledOn = order.EnrolledOn,
        Payable = order.Quote.PayerAmount,
        Quote = order.Quote,
        QuoteHoldsUntil = order.QuoteHoldsUntil,
        Visit = order.Visit,
        OnceKey = order.OnceKey,
        Status = status,
    };

    /// <summary>Names the act that made it, where that may come again.</summary>
    public Guid? OnceKey { get; private set; }

    /// <summary>Whoever wanted to join some time now does, and is to pay.</summary>
    public Result<Done> Decide(EnrolmentOrder order)
    {
        if (!_steps.CanFire(Step.Decide)) return EnrolmentRefusals.AlreadyEnrolled;

        _steps.Fire(Step.Decide);
        (Way, Payable, Quote, QuoteHoldsUntil) = (order.Way, order.Quote.PayerAmount, order.Quote, order.QuoteHoldsUntil);
        (EnrolledOn, Visit, OnceKey) = (order.EnrolledOn, order.Visit, order.OnceKey);
        (EventId, RegistrationId) = (order.EventId ?? EventId, order.RegistrationId ?? RegistrationId);
        return Done.It;
    }

    public Guid PersonId { get; private init; }
    public InsuranceProduct Product { get; private init; }
    public string UnitCode { get; private init; } = "";
    public string ScopePath { get; private init; } = "";
    public EnrolmentStatus Status { get; private set; }
    public PaymentWay Way { get; private set; }
    public Guid? EventId { get; private set; }
    public Guid? RegistrationId { get; private set; }
    public DateOnly EnrolledOn { get; private set; }

    /// <summary>Đồng of the first payment by the quote below.</summary>
    public long Payable { get; private set; }
    public QuoteSnapshot Quote { get; private set; } = QuoteSnapshot.None;

    /// <summary>The eve of the next known change of a rule; after it an unpaid amount is asked anew.</summary>
    public DateOnly? QuoteHoldsUntil { get; private set; }
    public HomeVisit? Visit { get; private set; }

    /// <summary>Day of the first valid receipt.</summary>
    public DateOnly? JoinedOn { get; private set; }

    /// <summary>The same day where the person counts; null before, and for a person who counted by an earlier enrolment.</summary>
    public DateOnly? CountsOn { get; private set; }

    /// <summary>Office that received the first money.</summary>
    public string? OfficeCode { get; private set; }

    /// <summary>Money for it was received. The first receipt makes the person join.</summary>
    public Result<Done> Pay(Receipt receipt, bool joinedBefore)
    {
        if (!_steps.CanFire(Step.Pay)) return EnrolmentRefusals.NotPayable;

        _steps.Fire(Step.Pay);
        if (JoinedOn is not null) return Done.It;

        JoinedOn = receipt.PaidOn;
        CountsOn = joinedBefore ? null : receipt.PaidOn;
        OfficeCode = receipt.OfficeCode;
        Raise(new PersonJoinedV1(Id, PersonId, Product.Code(), UnitCode, ScopePath, receipt.PaidOn, EventId));
        return Done.It;
    }

    /// <summary>Only before money was received; after that a person stops, and the receipt stands.</summary>
    public Result<Done> Cancel() => Take(Step.Cancel);

    /// <summary>A due payment did not come.</summary>
    public Result<Done> FallBehind() => Take(Step.FallBehind);

    /// <summary>The person no longer pays; what was paid stands.</summary>
    public Result<Done> Stop() => Take(Step.Stop);

    /// <summary>The address of a visit is personal and not needed once the person asks for it to be gone.</summary>
    public void ForgetVisit() => Visit = null;

    private Result<Done> Take(Step step)
    {
        if (!_steps.CanFire(step)) return EnrolmentRefusals.InvalidTransition;

        _steps.Fire(step);
        return Done.It;
    }

    private enum Step
    {
        Decide,
        Pay,
        Cancel,
        FallBehind,
        Stop,
    }

    private StateMachine<EnrolmentStatus, Step> Machine()
    {
        var steps = new StateMachine<EnrolmentStatus, Step>(() => Status, status => Status = status);
        steps.Configure(EnrolmentStatus.Interested).Permit(Step.Decide, EnrolmentStatus.AwaitingPayment).Permit(Step.Pay, EnrolmentStatus.Joined).Permit(Step.Cancel, EnrolmentStatus.Cancelled);
        steps.Configure(EnrolmentStatus.AwaitingPayment).Permit(Step.Pay, EnrolmentStatus.Joined).Permit(Step.Cancel, EnrolmentStatus.Cancelled);
        steps.Configure(EnrolmentStatus.Joined).Permit(Step.Pay, EnrolmentStatus.Paying).Permit(Step.FallBehind, EnrolmentStatus.Late).Permit(Step.Stop, EnrolmentStatus.Stopped);
        steps.Configure(EnrolmentStatus.Paying).PermitReentry(Step.Pay).Permit(Step.FallBehind, EnrolmentStatus.Late).Permit(Step.Stop, EnrolmentStatus.Stopped);
        steps.Configure(EnrolmentStatus.Late).Permit(Step.Pay, EnrolmentStatus.Paying).Permit(Step.Stop, EnrolmentStatus.Stopped);
        return steps;
    }
}
