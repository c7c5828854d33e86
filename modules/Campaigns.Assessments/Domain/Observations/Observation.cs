using Campaigns.Assessments.Contracts;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Assessments.Domain.Observations;

/// <summary>Who is observed, in which class and presentation.</summary>
internal sealed record Presentation(Guid SessionId, Guid StaffId, string ScopePath, string Course, int Round);

/// <summary>Who observed.</summary>
internal sealed record Observer(Guid StaffId, string Name, string Organisation);

/// <summary>One observer's form about one presentation. Handed in once and never changed: agreement of forms that were matched afterwards says nothing.</summary>
internal sealed class Observation : Entity, IScoped
{
    public const string RecordKind = "assessments.observation";
    public const int LongestNotes = 2_000;

    private Observation()
    {
    }

    public Guid SessionId { get; private set; }

    public Guid StaffId { get; private set; }

    public string ScopePath { get; private set; } = "";

    public string Course { get; private set; } = "";

    /// <summary>Which presentation of this person in the class, from 1.</summary>
    public int Round { get; private set; }

    public Guid ObserverId { get; private set; }

    public string ObserverName { get; private set; } = "";

    public string ObserverOrganisation { get; private set; } = "";

    /// <summary>The level given to each criterion, in the rubric's order, from 0.</summary>
    public IReadOnlyList<int> Levels { get; private set; } = [];

    public string Notes { get; private set; } = "";

    public int Score { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Hands in a form. The one that completes the presentation tells its result.</summary>
    /// <param name="what">The presentation.</param>
    /// <param name="by">Who observed.</param>
    /// <param name="rubric">By what.</param>
    /// <param name="levels">The level of each criterion.</param>
    /// <param name="notes">What else was seen; may be empty.</param>
    /// <param name="earlier">The other observers' forms about it.</param>
    /// <param name="now">Business time.</param>
    public static Result<Observation> HandIn(Presentation what, Observer by, Rubric rubric, IReadOnlyList<int?> levels, string notes, IReadOnlyList<Observation> earlier, DateTimeOffset now)
    {
        if (by.StaffId == what.StaffId) return Refusals.ObservesThemselves;
        if (earlier.Any(o => o.ObserverId == by.StaffId) || earlier.Count >= rubric.Observers) return Refusals.AlreadyObserved;
        if (levels.Count != rubric.Criteria.Count || levels.Any(l => l is not { } level || level < 0 || level >= rubric.Levels)) return Refusals.LevelsMissing;
        if (notes.Length > LongestNotes) return Refusals.NotesTooLong;

        List<int> given = [.. levels.Select(l => l!.Value)];
        var form = new Observation
        {
            SessionId = what.SessionId,
            StaffId = what.StaffId,
            ScopePath = what.ScopePath,
            Course = what.Course,
            Round = what.Round,
            ObserverId = by.StaffId,
            ObserverName = by.Name,
            ObserverOrganisation = by.Organisation,
            Levels = given,
            Notes = notes.Trim(),
            Score = rubric.ScoreOf(given),
            At = now,
        };
        if (earlier.Count + 1 == rubric.Observers) form.Complete([.. earlier, form]);
        return form;
    }

    private void Complete(IReadOnlyList<Observation> all) =>
        Raise(new PresentationObservedV1(Id, SessionId, StaffId, Course, Round, all.Sum(o => o.Score) / all.Count, [.. all.Select(o => o.ObserverId)]));
}
