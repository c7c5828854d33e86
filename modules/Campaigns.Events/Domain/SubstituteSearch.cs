using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Where a search stands.</summary>
internal enum SearchStatus
{
    Asking,

    /// <summary>Somebody said yes: the first one.</summary>
    Found,

    /// <summary>All have been asked and nobody said yes.</summary>
    NobodyLeft,

    /// <summary>By a person, or because the place was filled another way.</summary>
    Stopped,
}

/// <summary>Asks presenters one after another to step in, each with a deadline. After it the next one is asked, and who was asked before may still
/// say yes: the first yes wins, and there is one at most.</summary>
internal sealed class SubstituteSearch : Entity, IScoped
{
    private readonly List<SubstituteAsk> _asks = [];

    private SubstituteSearch()
    {
    }

    public Guid EventId { get; private init; }

    public string ScopePath { get; private init; } = "";

    public Guid LeaverId { get; private init; }

    public SearchStatus Status { get; private set; }

    /// <summary>Time each has before the next is asked.</summary>
    public int Minutes { get; private init; }

    public DateTimeOffset StartedAt { get; private init; }

    public IReadOnlyList<SubstituteAsk> Asks => _asks;

    public static SubstituteSearch Begin(Event at, Guid leaver, int minutes, By by) => new()
    {
        Id = Guid.CreateVersion7(), EventId = at.Id, ScopePath = at.ScopePath, LeaverId = leaver, Minutes = minutes, StartedAt = by.At,
    };

    /// <summary>Whether the next one is due: nobody was asked yet, or all who were asked declined or let their time pass.</summary>
    public bool IsDue(DateTimeOffset now) => Status is SearchStatus.Asking && _asks.TrueForAll(a => a.Answer is not AskAnswer.Waiting || a.AnswerBy <= now);

    public SubstituteAsk Ask(Guid staffId, AskLink link, DateTimeOffset now)
    {
        var ask = new SubstituteAsk
        {
            SearchId = Id, Number = _asks.Count + 1, StaffId = staffId, TokenHash = link.Hash, SealedToken = link.Sealed, AskedAt = now, AnswerBy = now.AddMinutes(Minutes),
        };
        _asks.Add(ask);
        return ask;
    }

    /// <summary>The first yes ends the search; a later one is told so.</summary>
    public Result<Done> Accept(SubstituteAsk ask, DateTimeOffset now)
    {
        if (Status is SearchStatus.Found) return ask.Answer is AskAnswer.Yes ? Done.It : Refusals.AlreadyTaken;
        if (Status is SearchStatus.Stopped) return Refusals.AskOver;
        ask.Say(AskAnswer.Yes, now);
        Status = SearchStatus.Found;
        return Done.It;
    }

    public Result<Done> Decline(SubstituteAsk ask, DateTimeOffset now)
    {
        if (ask.Answer is AskAnswer.Yes) return Refusals.AskOver;
        ask.Say(AskAnswer.No, now);
        return Done.It;
    }

    public void Stop() => Status = Status is SearchStatus.Asking ? SearchStatus.Stopped : Status;

    public void GiveUp() => Status = Status is SearchStatus.Asking ? SearchStatus.NobodyLeft : Status;
}

/// <summary>The secret of a link: its hash, by which it is found, and itself sealed.</summary>
internal sealed record AskLink(string Hash, string Sealed);

/// <summary>What somebody who was asked answered.</summary>
internal enum AskAnswer
{
    Waiting,
    Yes,
    No,
}

/// <summary>One who was asked. The link is found by its hash, so that a copy of the database opens none.</summary>
internal sealed class SubstituteAsk
{
    public Guid SearchId { get; init; }

    /// <summary>From 1, in the order of asking.</summary>
    public int Number { get; init; }

    public Guid StaffId { get; init; }

    public required string TokenHash { get; init; }

    /// <summary>For the message that carries the link; opened with this installation's keys only.</summary>
    public required string SealedToken { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset AnswerBy { get; init; }

    public AskAnswer Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Say(AskAnswer answer, DateTimeOffset now) => (Answer, AnsweredAt) = (answer, now);
}
