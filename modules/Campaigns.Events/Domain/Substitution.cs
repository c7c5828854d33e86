using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Where a substitution stands.</summary>
internal enum SubstitutionStatus
{
    /// <summary>Its undo bar is open: nobody has been told yet.</summary>
    Open,

    Settled,
    Undone,
}

/// <summary>One presenter in the place of another, as long as it can be taken back; those concerned are told when it no longer can.</summary>
internal sealed class Substitution : Entity, IScoped
{
    private Substitution()
    {
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    public Guid LeaverId { get; private init; }

    public Guid StandInId { get; private init; }

    /// <summary>What tells those concerned.</summary>
    public Guid? MailingId { get; private init; }

    public SubstitutionStatus Status { get; private set; }

    public DateTimeOffset At { get; private init; }

    public static Substitution Of(Event at, Guid leaver, Guid standIn, Guid? mailing, bool open, By by) => new()
    {
        Id = Guid.CreateVersion7(),
        EventId = at.Id,
        ScopePath = at.ScopePath,
        LeaverId = leaver,
        StandInId = standIn,
        MailingId = mailing,
        Status = open ? SubstitutionStatus.Open : SubstitutionStatus.Settled,
        At = by.At,
    };

    public Result<Done> Settle() => Go(SubstitutionStatus.Settled);

    public Result<Done> Undo() => Go(SubstitutionStatus.Undone);

    private Result<Done> Go(SubstitutionStatus to)
    {
        if (Status is not SubstitutionStatus.Open) return Refusals.InvalidTransition;
        Status = to;
        return Done.It;
    }
}
