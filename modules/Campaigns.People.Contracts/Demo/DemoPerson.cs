namespace Campaigns.People.Contracts.Demo;

/// <summary>Where a demo enrolment comes from.</summary>
public enum DemoChannel
{
    /// <summary>Paid at the conference or meeting.</summary>
    OnTheSpot,

    /// <summary>Asked there for collection at home.</summary>
    Home,

    /// <summary>At the counter of a post office or post point.</summary>
    Counter,

    /// <summary>A household visit without a conference.</summary>
    Household,
}

/// <summary>How it ended by the start of the world's clock.</summary>
public enum DemoOutcome
{
    /// <summary>First payment made: counts.</summary>
    Joined,

    /// <summary>Registered, asked for collection, then changed their mind.</summary>
    Withdrawn,

    /// <summary>Registered, asked for collection, not visited yet.</summary>
    Pending,

    /// <summary>Came, and wants to join some time.</summary>
    Interested,

    /// <summary>Came, and no more.</summary>
    Attended,

    /// <summary>Registered, and did not come.</summary>
    Absent,
}

/// <summary>
/// A made-up person and their one enrolment, or wish. Numbers are out of any real range (999…, 0000…), so they
/// must be taken only for records marked as demo. The phone of the 2026 world alone looks real: 0987 and a
/// running number, because messages are written to it; none leaves a demo.
/// </summary>
/// <param name="Number">Running number from 1; a person keeps it from run to run.</param>
/// <param name="Gender"><c>female</c> or <c>male</c>.</param>
/// <param name="Hamlet">Such as <c>Thôn 3</c>.</param>
/// <param name="CommuneCode">Where they live; a unit of the world's date.</param>
/// <param name="AreaCode">The district (2019) or operating area (2026) that counts them.</param>
/// <param name="Occupation">A lower-case word, such as <c>small-trade</c>.</param>
/// <param name="MonthlyIncome">Đồng a month, as chosen for the contribution.</param>
/// <param name="SupportGroup">The law's group as a quote takes it: <c>POOR</c>, <c>NEAR_POOR</c>, <c>ETHNIC_MINORITY</c> or <c>OTHER</c>.</param>
/// <param name="Months">Months paid at once: 1, 3, 6 or 12.</param>
/// <param name="Office">Code of the post office or post point that collects.</param>
/// <param name="PaidOn">Day of the first payment; null unless joined.</param>
/// <param name="Channel">Null where nothing is to be collected.</param>
/// <param name="EventSlug">The conference or meeting; null for the network's own.</param>
public sealed record DemoPerson(
    int Number, string FullName, string Gender, DateOnly BirthDate, string CitizenId, string SocialInsuranceNumber, string Phone,
    string Hamlet, string CommuneCode, string AreaCode, string Occupation, long MonthlyIncome, string SupportGroup, int Months,
    string Office, DateOnly RegisteredOn, DateOnly? PaidOn, DemoChannel? Channel, string? EventSlug, DemoOutcome Outcome)
{
    /// <summary>The way of paying as a quote takes it: <c>M1</c>, <c>M3</c>, <c>M6</c> or <c>M12</c>.</summary>
    public string Method => $"M{Months}";
}
