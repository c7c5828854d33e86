using System.Text.Json;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>What somebody sends to register.</summary>
internal sealed record RegistrationBody
{
    /// <summary>1 to 120 characters.</summary>
    public string? FullName { get; init; }

    /// <summary>As written; Vietnamese unless it begins with <c>+</c>.</summary>
    public string? Phone { get; init; }

    /// <summary>They have no phone.</summary>
    public bool? NoPhone { get; init; }

    /// <summary>1 to 10; 1 when left out.</summary>
    public int? People { get; init; }

    /// <summary><c>keep</c> the seats that are left, or <c>wait</c> together (when left out).</summary>
    public string? WhenShort { get; init; }

    public string? Email { get; init; }

    /// <summary>12 digits.</summary>
    public string? CitizenId { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>A unit in force today.</summary>
    public string? UnitCode { get; init; }

    public string? Hamlet { get; init; }

    /// <summary><c>VSI</c> or <c>HHI</c>.</summary>
    public string? Interest { get; init; }

    /// <summary>What help they need.</summary>
    public string? Need { get; init; }

    /// <summary>Must be true.</summary>
    public bool? Consent { get; init; }

    /// <summary>Whom they register: <c>self</c>, <c>parent</c>, <c>household</c> or <c>list</c>.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Who registers them, where that is somebody else.</summary>
    public string? ContactName { get; init; }

    /// <summary>Names of those who come along; at most 9.</summary>
    public IReadOnlyList<string>? Companions { get; init; }

    /// <summary>The code that was sent to the phone, for an offering that asks for one.</summary>
    public string? PhoneCode { get; init; }

    /// <summary>Answers to the offering's questions, by key: an object of at most 4,000 characters, 8 levels deep.</summary>
    public JsonElement? Answers { get; init; }
}

/// <summary>What they are answered.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Code">On the ticket.</param>
/// <param name="Status"><c>confirmed</c> or <c>waitlisted</c>.</param>
/// <param name="People">Seats, or people waiting.</param>
/// <param name="Position">Place on the waitlist, from 1.</param>
/// <param name="ManageUrl">The person's own page; whoever has the link can cancel.</param>
internal sealed record RegisteredResource(Guid Id, string Code, string Status, int People, int? Position, string ManageUrl);
