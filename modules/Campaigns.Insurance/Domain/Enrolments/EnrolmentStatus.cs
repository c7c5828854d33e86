namespace Campaigns.Insurance.Domain.Enrolments;

/// <summary>From interest to paying. A live enrolment is any that is neither stopped nor cancelled.</summary>
internal enum EnrolmentStatus
{
    Interested,
    AwaitingPayment,
    Joined,
    Paying,
    Late,
    Stopped,
    Cancelled,
}

/// <summary>How the first payment is to reach us.</summary>
internal enum PaymentWay
{
    CashNow,
    CollectLater,
    Transfer,
}
