using Campaigns.Insurance.Domain.Quotes;

namespace Campaigns.Insurance.Domain.Enrolments;

/// <summary>What an enrolment begins with.</summary>
internal sealed record EnrolmentOrder(
    Guid PersonId, InsuranceProduct Product, Residence Residence, PaymentWay Way, DateOnly EnrolledOn, QuoteSnapshot Quote)
{
    /// <summary>Set where the id must be known before, as in sample data.</summary>
    public Guid? Id { get; init; }
    public DateOnly? QuoteHoldsUntil { get; init; }
    public Guid? EventId { get; init; }
    public Guid? RegistrationId { get; init; }
    public HomeVisit? Visit { get; init; }

    /// <summary>Names the act, where it may come again.</summary>
    public Guid? OnceKey { get; init; }
}

/// <summary>Where a person lives: the unit's code, and the path of codes above it on that day.</summary>
internal sealed record Residence(string UnitCode, string ScopePath);

/// <summary>When and where the money is to be collected.</summary>
internal sealed record HomeVisit(DateOnly Date, string? TimeWindow, string? Address, double? Lat, double? Lon);
