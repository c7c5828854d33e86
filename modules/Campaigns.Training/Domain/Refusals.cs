using Campaigns.Kernel.Commands;

namespace Campaigns.Training.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchCourse = Failure.NotFound("training.course-not-found");
    public static readonly Failure NoSuchSession = Failure.NotFound("training.session-not-found");
    public static readonly Failure NoSuchAssessment = Failure.NotFound("training.assessment-not-found");
    public static readonly Failure NoSuchCertificate = Failure.NotFound("training.certificate-not-found");
    public static readonly Failure CodeTaken = Failure.Conflict("training.code-taken");
    public static readonly Failure NeedsItself = Failure.Invalid("training.needs-itself", "requires");
    public static readonly Failure RefreshInThePast = Failure.Invalid("training.refresh-in-the-past", "refreshBy");
    public static readonly Failure CodeWrong = Failure.Invalid("training.code-wrong", "code");
    public static readonly Failure TitleMissing = Failure.Invalid("training.title-missing", "title");
    public static readonly Failure TitleTooLong = Failure.Invalid("training.title-too-long", "title");
    public static readonly Failure ValidityMissing = Failure.Invalid("training.validity-missing", "validityMonths");
    public static readonly Failure KindUnknown = Failure.Invalid("training.kind-unknown", "kind");
    public static readonly Failure RoleUnknown = Failure.Invalid("training.role-unknown", "neededBy");
    public static readonly Failure RenewalUnknown = Failure.Invalid("training.renewal-unknown", "renewal");
    public static readonly Failure StartMissing = Failure.Invalid("training.start-missing", "startsAt");
    public static readonly Failure EndMissing = Failure.Invalid("training.end-missing", "endsAt");
    public static readonly Failure EndBeforeStart = Failure.Invalid("training.end-before-start", "endsAt");
    public static readonly Failure TooLong = Failure.Invalid("training.too-long", "endsAt");
    public static readonly Failure PlaceMissing = Failure.Invalid("training.place-missing", "place");
    public static readonly Failure PlaceTooLong = Failure.Invalid("training.place-too-long", "place");
    public static readonly Failure StaffMissing = Failure.Invalid("training.staff-missing", "staffId");
    public static readonly Failure PresentMissing = Failure.Invalid("training.present-missing", "present");
    public static readonly Failure KindMissing = Failure.Invalid("training.kind-missing", "kind");
    public static readonly Failure NobodyTicked = Failure.Invalid("training.nobody-ticked");
    public static readonly Failure SessionMissing = Failure.Invalid("training.session-missing", "sessionId");
    public static readonly Failure CourseMissing = Failure.Invalid("training.course-missing", "courseId");
    public static readonly Failure CourseIdUnknown = Failure.Invalid("training.course-id-unknown", "courseId");
    public static readonly Failure ScoreMissing = Failure.Invalid("training.score-missing", "score");
    public static readonly Failure RubricTooLong = Failure.Invalid("training.rubric-too-long", "rubric");
    public static readonly Failure RubricUnreadable = Failure.Invalid("training.rubric-unreadable", "rubric");
    public static readonly Failure ReasonMissing = Failure.Invalid("training.reason-missing", "reason");
    public static readonly Failure ReasonTooLong = Failure.Invalid("training.reason-too-long", "reason");
    public static readonly Failure UntilInThePast = Failure.Invalid("training.until-in-the-past", "until");
    public static readonly Failure ObserversForPaper = Failure.Invalid("training.observers-for-paper", "observerIds");
    public static readonly Failure ObservesThemselves = Failure.Invalid("training.observes-themselves", "observerIds");
    public static readonly Failure MaterialOutside = Failure.Invalid("training.material-outside", "material");
    public static readonly Failure CapacityBelowTaken = Failure.Conflict("training.capacity-below-taken");
    public static readonly Failure ClassOff = Failure.Conflict("training.class-off");
    public static readonly Failure WasHeld = Failure.Conflict("training.was-held");
    public static readonly Failure NotOpen = Failure.Conflict("training.not-open");
    public static readonly Failure InAnotherClass = Failure.Conflict("training.in-another-class");
    public static readonly Failure NotStaff = Failure.Conflict("training.not-staff");
    public static readonly Failure NotByThemselves = Failure.Conflict("training.not-by-themselves");
    public static readonly Failure OpeningBackwards = Failure.Invalid("training.opening-backwards", "closesAt");
    public static readonly Failure UnitUnknown = Failure.Invalid("training.unit-unknown", "unitCode");
    public static readonly Failure Changed = Failure.Stale("training.changed-underneath");
    public static readonly Failure HistoryHeader = Failure.Invalid("training.history-header", "table");
    public static readonly Failure HistoryFile = Failure.Invalid("training.history-file", "file");
    public static readonly Failure HistoryCells = Failure.Invalid("training.history-cells");
    public static readonly Failure HistoryCode = Failure.Invalid("training.history-code");
    public static readonly Failure HistoryDays = Failure.Invalid("training.history-days");
    public static readonly Failure AlreadyDecided = Failure.Conflict("training.already-decided");
    public static readonly Failure DayMissing = Failure.Invalid("training.day-missing", "day");
    public static readonly Failure DayInThePast = Failure.Invalid("training.day-in-the-past", "day");
    public static readonly Failure HoldsIt = Failure.Conflict("training.holds-it");
    public static readonly Failure NobodyToAsk = Failure.Conflict("training.nobody-to-ask");
    public static readonly Failure ScanUnreadable = Failure.Invalid("training.scan-unreadable", "scan");
    public static readonly Failure PassWrong = Failure.Invalid("training.pass-wrong");
    public static readonly Failure NotedAbsent = Failure.Conflict("training.noted-absent");
    public static readonly Failure NotNow = Failure.Conflict("training.not-now");
    public static readonly Failure NobodyReady = Failure.Conflict("training.nobody-ready");
    public static readonly Failure NotOnList = Failure.Conflict("training.not-on-list");
    public static readonly Failure AlreadyCertified = Failure.Conflict("training.already-certified");
    public static readonly Failure NoLongerInForce = Failure.Conflict("training.no-longer-in-force");
    public static readonly Failure NotSuspended = Failure.Conflict("training.not-suspended");
    public static readonly Failure NotTheLatest = Failure.Conflict("training.not-the-latest");
    public static readonly Failure SameName = Failure.Conflict("training.same-name");
    public static readonly Failure RequirementsNotMet = Failure.Conflict("training.requirements-not-met");

    public static Failure StaffUnknown(string field) => Failure.Invalid("training.staff-unknown", field);

    public static Failure CourseUnknown(string code) => Failure.Invalid("training.course-unknown", "requires", code);

    public static Failure OutOfRange(string field, int least, int most) => Failure.Invalid("training.out-of-range", field, least, most);

    public static Failure TriesUsedUp(int tries) => Failure.Conflict("training.tries-used-up", tries);

    /// <summary>The refusal, and after it each requirement that is not met.</summary>
    public static IReadOnlyList<Failure> NotMet(IEnumerable<Missing> missing) => [RequirementsNotMet, .. missing.Select(m => Failure.Conflict(m.TextKey, m.Args))];
}
