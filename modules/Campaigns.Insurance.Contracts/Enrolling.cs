using System.Text.Json;
using Campaigns.Kernel.Commands;

namespace Campaigns.Insurance.Contracts;

/// <summary>Permissions of enrolments that other modules ask for.</summary>
public static class EnrolmentPermissions
{
    /// <summary>Enrol people.</summary>
    public const string Write = "insurance.enrolments-write";
}

/// <summary>An enrolment as other modules may show it.</summary>
/// <param name="Id">The enrolment.</param>
/// <param name="Status">A word of the API, such as <c>awaiting-payment</c>.</param>
/// <param name="Payable">Đồng of the first payment; 0 for who only wants to join some time.</param>
/// <param name="ReceiptNumber">Where money was taken.</param>
/// <param name="Before">It was there before, by this key or by somebody else's hand.</param>
public sealed record EnrolmentCard(Guid Id, string Status, long Payable, string? ReceiptNumber, bool Before = false);

/// <summary>Somebody who wants to join some time.</summary>
/// <param name="Product"><c>VSI</c> or <c>HHI</c>.</param>
/// <param name="FullName">As written.</param>
/// <param name="Phone">E.164, or null.</param>
/// <param name="CitizenId">12 digits, or null.</param>
/// <param name="BirthDate">Or null.</param>
/// <param name="UnitCode">Commune of residence.</param>
/// <param name="Hamlet">Thôn, or null.</param>
/// <param name="EventId">Where they said so.</param>
/// <param name="RegistrationId">Their place there.</param>
public sealed record Wish(string Product, string FullName, string? Phone, string? CitizenId, DateOnly? BirthDate, string UnitCode, string? Hamlet, Guid? EventId, Guid? RegistrationId);

/// <summary>Enrols people for other modules, by the rights of whoever is acting.</summary>
public interface IEnrolling
{
    /// <summary>Enrols by what <c>POST /enrolments</c> takes.</summary>
    /// <param name="key">Names the act for good: the same key again enrols nobody twice and answers what stands.</param>
    /// <param name="body">The body.</param>
    /// <param name="ct">Stops.</param>
    Task<Result<EnrolmentCard>> Enrol(Guid key, JsonElement body, CancellationToken ct);

    /// <summary>Notes that somebody wants to join; who is enrolled already stays so.</summary>
    Task<Result<EnrolmentCard>> Note(Wish wish, CancellationToken ct);
}

/// <summary>One value of one rule and the local days on which it applies, both included; without an end: none is known.</summary>
public sealed record DatedRule(string Table, string Variant, DateOnly From, DateOnly? To, string Value, string Document);

/// <summary>The dated rules by which a contribution is quoted, for devices that quote without signal.</summary>
public interface IDatedRules
{
    /// <summary>Those that apply on that day or later, also future ones.</summary>
    Task<IReadOnlyList<DatedRule>> Since(DateOnly day, CancellationToken ct);
}
