using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>Where a search for people stands.</summary>
internal enum AssignmentStatus
{
    Running,

    /// <summary>Nothing better exists, or the time it was given is over.</summary>
    Done,

    /// <summary>By a person; what was found until then stays.</summary>
    Cancelled,
}

/// <summary>Looks for presenters and desk staff for all plans of some weeks at once. It works in short turns, each of which keeps the best answer so far,
/// so that it can be watched, cancelled, and goes on after a crash. It changes no event: what it proposes is taken by a person.</summary>
internal sealed class AssignmentRun : Entity, IScoped
{
    private AssignmentRun()
    {
    }

    /// <summary>Events within this place.</summary>
    public string ScopePath { get; private init; } = "";

    public DateOnly FirstDay { get; private init; }

    public DateOnly LastDay { get; private init; }

    /// <summary>Roles it fills.</summary>
    public bool Presenters { get; private init; }

    public bool Desk { get; private init; }

    public string AskedBy { get; private init; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public AssignmentStatus Status { get; private set; }

    /// <summary>Turns done. The first one does it by date, as a person would.</summary>
    public int Turns { get; private set; }

    /// <summary>Most turns it is given.</summary>
    public int MostTurns { get; private init; }

    /// <summary>How good the best answer is, and the one by date.</summary>
    public AssignmentScore Best { get; private set; } = AssignmentScore.Nothing;

    public AssignmentScore ByDate { get; private set; } = AssignmentScore.Nothing;

    /// <summary>Who is proposed for what, as JSON of <see cref="ProposedSeat"/>s.</summary>
    public string Proposal { get; private set; } = "[]";

    public static AssignmentRun Begin(AssignmentScope scope, IReadOnlyList<ProposedSeat> locked, int mostTurns, By by) => new()
    {
        Id = Guid.CreateVersion7(), ScopePath = scope.ScopePath, FirstDay = scope.First, LastDay = scope.Last, Presenters = scope.Presenters, Desk = scope.Desk, MostTurns = mostTurns,
        AskedBy = by.Name, CreatedAt = by.At, Proposal = ProposedSeat.Write(locked),
    };

    /// <summary>Keeps the answer of a turn. Ends when nothing better exists or the turns are used up.</summary>
    public void Keep(IReadOnlyList<ProposedSeat> proposal, AssignmentScore best, bool proven)
    {
        if (Status is not AssignmentStatus.Running) return;
        Proposal = ProposedSeat.Write(proposal);
        if (Turns == 0) ByDate = best;
        Best = best;
        Turns++;
        if (proven || Turns >= MostTurns) Status = AssignmentStatus.Done;
    }

    public Result<Done> Cancel()
    {
        if (Status is AssignmentStatus.Done) return Refusals.InvalidTransition;
        Status = AssignmentStatus.Cancelled;
        return Done.It;
    }
}

/// <summary>What a search is asked to fill.</summary>
internal sealed record AssignmentScope(string ScopePath, DateOnly First, DateOnly Last, bool Presenters, bool Desk);

/// <summary>How good an answer is.</summary>
/// <param name="Open">Seats for which there is nobody.</param>
/// <param name="Metres">From the office to each event and back, along the line.</param>
/// <param name="Unevenness">Sum of the squares of everybody's talks a month: the smaller, the fairer.</param>
/// <param name="Remarks">Seats taken by who lacks an advised certificate or the language.</param>
internal sealed record AssignmentScore(int Filled, int Open, long Metres, long Unevenness, int Remarks)
{
    public static readonly AssignmentScore Nothing = new(0, 0, 0, 0, 0);
}
