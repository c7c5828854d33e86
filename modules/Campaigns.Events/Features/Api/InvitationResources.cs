using Campaigns.Events.Features.ImportGuests;
using Campaigns.Events.Features.InvitePeople;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Api;

/// <summary>Body of <c>POST /events/{id}/invitations</c>: either a kind of people who are known there, or guests.</summary>
internal sealed record InvitationInput
{
    /// <summary><c>everybody</c>, <c>not-insured</c> or <c>lapsed</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Where they live; the event's own unit when left out.</summary>
    public string? UnitCode { get; init; }

    /// <summary>At most 1,000; all or none.</summary>
    public IReadOnlyList<GuestInput>? Guests { get; init; }

    /// <summary>Letters for all; else who can be written to gets an SMS or a mail.</summary>
    public bool Letters { get; init; }

    /// <summary>At most so many of one village, those invited before counted.</summary>
    public int? PerVillage { get; init; }

    /// <summary>How many were told to be invited; where it is another number now, nobody is.</summary>
    public int? Expected { get; init; }
}

/// <summary>One who is invited.</summary>
internal sealed record GuestInput
{
    public string? FullName { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>Name or code of the commune; the body's unit when left out.</summary>
    public string? UnitCode { get; init; }

    public string? Hamlet { get; init; }

    public GuestDraft Draft(int at) => new(at, FullName?.Trim() ?? "", Phone?.Trim() ?? "", Email?.Trim() ?? "", UnitCode?.Trim() ?? "", Hamlet?.Trim() ?? "");
}

/// <summary>An invitation; where somebody is reached is masked.</summary>
/// <param name="By"><c>letter</c> or <c>message</c>.</param>
/// <param name="Delivery"><c>to-print</c>, <c>printed</c>, <c>waiting</c>, <c>sent</c>, <c>failed</c>, or <c>kept</c> where no provider is set up.</param>
/// <param name="Answer"><c>none</c>, <c>yes</c> or <c>no</c>.</param>
internal sealed record InvitationResource(Guid Id, string Name, string? UnitCode, string? Hamlet, string By, string? Reached, string Delivery, string Answer, int People, DateTimeOffset InvitedAt, DateTimeOffset? AnsweredAt)
{
    public static InvitationResource Of(InvitationLine l) => new(l.Id, l.Name, l.UnitCode, l.Hamlet, l.ByLetter ? "letter" : "message", l.Reached.Length == 0 ? null : l.Reached, l.Mark.Word(), l.Answer.Word(), l.People, l.InvitedAt, l.AnsweredAt);
}

/// <summary>Who was invited, or would be.</summary>
/// <param name="Invited">Messages and letters.</param>
/// <param name="Before">Invited before, registered, or named twice.</param>
/// <param name="OverQuota">Left out because their village has its number.</param>
/// <param name="More">There are more than are invited at once; the same again goes on.</param>
internal sealed record InvitedResource(int Invited, int Messages, int Letters, int Before, int OverQuota, bool More)
{
    /// <summary>Rows of a file that could not be taken.</summary>
    public int? Wrong { get; init; }

    /// <summary>Of a file: what came of each row.</summary>
    public IReadOnlyList<GuestRowResource>? Rows { get; init; }

    public static InvitedResource Of(InviteCount count) => new(count.All, count.Messages, count.Letters, count.Before, count.OverQuota, count.More);
}

/// <summary>What came of a row.</summary>
/// <param name="Number">In the file; the heading is 1.</param>
/// <param name="Outcome"><c>message</c>, <c>letter</c>, <c>invited-before</c>, <c>registered</c>, <c>twice</c>, <c>over-quota</c>, <c>next-time</c> or <c>wrong</c>.</param>
/// <param name="SameAs">Of <c>twice</c>: the row above that names the same.</param>
internal sealed record GuestRowResource(int Number, string Name, string Outcome, int? SameAs, IReadOnlyList<GuestErrorResource> Errors)
{
    public static GuestRowResource Of(GuestRowOutcome row, IStringLocalizer texts) => new(row.Number, row.Name, row.Fate switch
    {
        null => "wrong",
        GuestFate.Invited => row.ByLetter ? "letter" : "message",
        GuestFate.InvitedBefore => "invited-before",
        GuestFate.OverQuota => "over-quota",
        GuestFate.NextTime => "next-time",
        var other => other.Value.ToString().ToLowerInvariant(),
    }, row.SameAs, [.. row.Wrong.Select(f => new GuestErrorResource(f.Field ?? "", f.ApiCode, texts[f.Code, f.Args]))]);
}

/// <summary>What is wrong with a field of a row.</summary>
internal sealed record GuestErrorResource(string Field, string Code, string Message);
