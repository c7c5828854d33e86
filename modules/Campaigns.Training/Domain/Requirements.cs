using Campaigns.Kernel.Commands;

namespace Campaigns.Training.Domain;

/// <summary>How a certificate is renewed.</summary>
internal enum Renewal
{
    /// <summary>A refresher and the paper, while it is valid or within the grace after it; later the whole course.</summary>
    Refresher,

    /// <summary>The whole course each time.</summary>
    Full,
}

/// <summary>What a version of a course asks before it certifies. Data: a new rule is a new version, not new code.</summary>
internal sealed record Requirements
{
    public const int MostTries = 10, MostObserved = 10, MostHours = 400, MostMonths = 120, MostGrace = 730, MostPrerequisites = 10;

    /// <summary>Codes of courses whose certificate must be valid.</summary>
    public IReadOnlyList<string> Prerequisites { get; init; } = [];

    /// <summary>Share to be attended: of <see cref="Hours"/>, or of the classes somebody was on where no hours are set. 0: none.</summary>
    public int AttendancePercent { get; init; }

    /// <summary>Points out of 100 that a paper and an observation need. 0: no paper.</summary>
    public int PassMark { get; init; }

    /// <summary>Papers somebody may sit in one class.</summary>
    public int Tries { get; init; } = 1;

    /// <summary>Observed presentations that must be passed.</summary>
    public int Observed { get; init; }

    /// <summary>Length of the course; 0: not counted.</summary>
    public int Hours { get; init; }

    /// <summary>Months from the day of issue; the same day of the last month is the last valid one.</summary>
    public int ValidityMonths { get; init; }

    public Renewal Renewal { get; init; }

    /// <summary>Days after the last valid day in which a refresher is still enough.</summary>
    public int GraceDays { get; init; }

    /// <summary>Whether issuing goes through the approval of its route, where a feature offers one.</summary>
    public bool Approval { get; init; }

    public IEnumerable<Failure> Check()
    {
        if (Prerequisites.Count > MostPrerequisites) yield return Refusals.OutOfRange("requires", 0, MostPrerequisites);
        if (AttendancePercent is < 0 or > 100) yield return Refusals.OutOfRange("attendancePercent", 0, 100);
        if (PassMark is < 0 or > 100) yield return Refusals.OutOfRange("passMark", 0, 100);
        if (Tries is < 1 or > MostTries) yield return Refusals.OutOfRange("tries", 1, MostTries);
        if (Observed is < 0 or > MostObserved) yield return Refusals.OutOfRange("observed", 0, MostObserved);
        if (Hours is < 0 or > MostHours) yield return Refusals.OutOfRange("hours", 0, MostHours);
        if (ValidityMonths is < 1 or > MostMonths) yield return Refusals.OutOfRange("validityMonths", 1, MostMonths);
        if (GraceDays is < 0 or > MostGrace) yield return Refusals.OutOfRange("graceDays", 0, MostGrace);
    }
}
