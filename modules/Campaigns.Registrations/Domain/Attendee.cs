using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>What somebody said of themselves when registering, checked and in the form it is kept.</summary>
internal sealed record Attendee
{
    public required string FullName { get; init; }

    /// <summary>E.164, or null for people without a phone.</summary>
    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? CitizenId { get; init; }

    public DateOnly? BirthDate { get; init; }

    public string? UnitCode { get; init; }

    public string? Hamlet { get; init; }

    /// <summary><c>VSI</c>, <c>HHI</c> or null.</summary>
    public string? Interest { get; init; }

    /// <summary>What help they need, in their words.</summary>
    public string? Need { get; init; }

    /// <summary>Answers to further questions, as JSON; null without.</summary>
    public string? Answers { get; init; }

    /// <summary>Version of the form they answered; null for an offering without a form of its own.</summary>
    public int? FormVersion { get; init; }

    /// <summary>Whom they register: <c>self</c>, <c>parent</c>, <c>household</c>, <c>list</c>; or null.</summary>
    public string? ForWhom { get; init; }

    /// <summary>Who registers them, where that is somebody else.</summary>
    public string? ContactName { get; init; }

    /// <summary>Names of those who come along, one a line.</summary>
    public string? Companions { get; init; }

    /// <summary>When they agreed to the use of these data.</summary>
    public DateTimeOffset ConsentAt { get; init; }

    /// <summary>Which text they agreed to.</summary>
    public string ConsentText { get; init; } = Domain.ConsentText.Current;

    /// <summary>As it is searched and compared.</summary>
    public string FoldedName => Folding.Fold(FullName);
}

/// <summary>Versions of the sentence people agree to; the sentence itself is the text <c>registrations.consent</c>.</summary>
internal static class ConsentText
{
    public const string Current = "registrations-2026-01";
}

/// <summary>A number of people who come together.</summary>
/// <param name="People">1 to 10.</param>
/// <param name="KeepWhenShort">Take the seats that are left when they are too few, instead of waiting together.</param>
internal readonly record struct Party(int People, bool KeepWhenShort = false);
