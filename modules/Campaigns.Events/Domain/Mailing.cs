using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Where a mailing stands.</summary>
internal enum MailingStatus
{
    /// <summary>Waits until what it tells can no longer be undone.</summary>
    Held,

    Sending,

    /// <summary>By a person; goes on when one says so.</summary>
    Stopped,

    Done,

    /// <summary>What it was to tell was undone before anybody was told.</summary>
    Dropped,
}

/// <summary>Tells all concerned of one change of an event, each once. Whom it tells is fixed when it begins; it goes out in batches, so that it can
/// be stopped and continued without anybody being told twice or left out. Where they are reached is looked up when they are told.</summary>
internal sealed class Mailing : Entity, IScoped
{
    private readonly List<MailingRecipient> _recipients = [];

    private Mailing()
    {
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    /// <summary>What it tells, <c>events.moved</c>: text of its title, and first part of its templates.</summary>
    public string Subject { get; private init; } = "";

    public MailingStatus Status { get; private set; }

    /// <summary>Values for its templates, as JSON.</summary>
    public string Values { get; private init; } = "";

    public int Total { get; private init; }

    /// <summary>Recipients up to this number have been told, or are being told.</summary>
    public int HandedOut { get; private set; }

    /// <summary>Attendees nobody can write to.</summary>
    public int Unreachable { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public IReadOnlyList<MailingRecipient> Recipients => _recipients;

    public int Left => Total - HandedOut;

    public static Mailing About(Event about, string subject, string values, Audience audience, bool held, By by)
    {
        var mailing = new Mailing
        {
            Id = Guid.CreateVersion7(),
            EventId = about.Id,
            ScopePath = about.ScopePath,
            Subject = subject,
            Values = values,
            Status = held ? MailingStatus.Held : MailingStatus.Sending,
            Total = audience.To.Count,
            Unreachable = audience.Unreachable,
            CreatedAt = by.At,
        };
        mailing._recipients.AddRange(audience.To.Select((to, at) => new MailingRecipient { MailingId = mailing.Id, Number = at + 1, Template = to.Template, RecordId = to.RecordId }));
        return mailing;
    }

    /// <summary>Those who are told next, as numbers; null when it is not sending, or all have been told.</summary>
    public (int First, int Last)? HandOut(int most)
    {
        if (Status is not MailingStatus.Sending) return null;
        var first = HandedOut + 1;
        HandedOut = Math.Min(HandedOut + most, Total);
        if (HandedOut == Total) Status = MailingStatus.Done;
        return first > HandedOut ? null : (first, HandedOut);
    }

    public Result<Done> Stop() => Go(MailingStatus.Sending, MailingStatus.Stopped);

    public Result<Done> Continue() => Go(MailingStatus.Stopped, MailingStatus.Sending);

    /// <summary>What it tells stands: it goes out.</summary>
    public Result<Done> Release() => Go(MailingStatus.Held, MailingStatus.Sending);

    /// <summary>What it tells was undone: nobody is told.</summary>
    public Result<Done> Drop() => Go(MailingStatus.Held, MailingStatus.Dropped);

    private Result<Done> Go(MailingStatus from, MailingStatus to)
    {
        if (Status != from) return Refusals.InvalidTransition;
        Status = to;
        return Done.It;
    }
}

/// <summary>One who is told.</summary>
internal sealed class MailingRecipient
{
    public Guid MailingId { get; init; }

    /// <summary>From 1, in the order of telling.</summary>
    public int Number { get; init; }

    public required string Template { get; init; }

    /// <summary>A registration; a member of staff for templates that end in <c>-staff</c>; an invitation for what invites.</summary>
    public Guid RecordId { get; init; }

    public bool IsStaff => Template.EndsWith("-staff", StringComparison.Ordinal);

    public bool IsInvited => Template == "events.invited";
}

/// <summary>Who is told what.</summary>
/// <param name="Unreachable">Attendees without phone and mail address.</param>
internal sealed record Audience(IReadOnlyList<(string Template, Guid RecordId)> To, int Unreachable)
{
    /// <summary>People who registered and can be told.</summary>
    public int Attendees => To.Count(t => !t.Template.EndsWith("-staff", StringComparison.Ordinal));
}
