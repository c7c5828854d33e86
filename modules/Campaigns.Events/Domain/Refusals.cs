using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure NoSuchEvent = Failure.NotFound("events.event-not-found");
    public static readonly Failure NoSuchVenue = Failure.NotFound("events.venue-not-found");
    public static readonly Failure NotYourPlace = Failure.Forbidden("events.not-your-place");
    public static readonly Failure SomebodyElse = Failure.Conflict("events.somebody-else");
    public static readonly Failure NeedsReason = Failure.Conflict("events.needs-reason").At("overrideReason");
    public static readonly Failure RescheduleNeeded = Failure.Conflict("events.reschedule-needed");
    public static readonly Failure ChangedUnderneath = Failure.Stale("events.changed-underneath");
    public static readonly Failure TitleMissing = Failure.Invalid("events.title-missing", "title");
    public static readonly Failure TitleTooLong = Failure.Invalid("events.title-too-long", "title");
    public static readonly Failure TitleUnreadable = Failure.Invalid("events.title-unreadable", "title");
    public static readonly Failure CampaignMissing = Failure.Invalid("events.campaign-missing", "campaignId");
    public static readonly Failure CampaignUnknown = Failure.Invalid("events.campaign-unknown", "campaignId");
    public static readonly Failure FormatMissing = Failure.Invalid("events.format-missing", "format");
    public static readonly Failure FormatUnknown = Failure.Invalid("events.format-unknown", "format");
    public static readonly Failure UnitMissing = Failure.Invalid("events.unit-missing", "unitCode");
    public static readonly Failure UnitUnknown = Failure.Invalid("events.unit-unknown", "unitCode");
    public static readonly Failure StartMissing = Failure.Invalid("events.start-missing", "startsAt");
    public static readonly Failure StartOutOfRange = Failure.Invalid("events.start-out-of-range", "startsAt");
    public static readonly Failure StartInPast = Failure.Invalid("events.start-in-past", "startsAt");
    public static readonly Failure DayUnreadable = Failure.Invalid("events.day-unreadable", "day");
    public static readonly Failure TimeUnreadable = Failure.Invalid("events.time-unreadable");
    public static readonly Failure EndMissing = Failure.Invalid("events.end-missing", "endsAt");
    public static readonly Failure EndBeforeStart = Failure.Invalid("events.end-before-start", "endsAt");
    public static readonly Failure MoreDaysWrong = Failure.Invalid("events.too-long", "moreDays");
    public static readonly Failure TooLong = Failure.Invalid("events.too-long", "endsAt");
    public static readonly Failure CapacityOutOfRange = Failure.Invalid("events.capacity-out-of-range", "capacity");
    public static readonly Failure WindowOutOfOrder = Failure.Invalid("events.window-out-of-order", "registration.closesAt");
    public static readonly Failure TwoVenues = Failure.Invalid("events.two-venues", "venue");
    public static readonly Failure VenueUnknown = Failure.Invalid("events.venue-unknown", "venueId");
    public static readonly Failure BudgetNegative = Failure.Invalid("events.budget-negative", "budget");
    public static readonly Failure BudgetUnreadable = Failure.Invalid("events.budget-unreadable", "budget");
    public static readonly Failure NoteTooLong = Failure.Invalid("events.note-too-long", "note");
    public static readonly Failure LanguageUnknown = Failure.Invalid("events.language-unknown", "language");
    public static Failure TextUnreadable(string field) => Failure.Invalid("events.text-unreadable", field);

    public static readonly Failure ReasonMissing = Failure.Invalid("events.reason-missing", "reason");
    public static readonly Failure ReasonTooLong = Failure.Invalid("events.reason-too-long", "reason");
    public static readonly Failure NameMissing = Failure.Invalid("events.venue-name-missing", "name");
    public static readonly Failure TextTooLong = Failure.Invalid("events.text-too-long", "name");
    public static readonly Failure ClosedUnreadable = Failure.Invalid("events.closed-unreadable", "closed");
    public static readonly Failure CoordinatesHalf = Failure.Invalid("events.coordinates-half", "lat");
    public static readonly Failure CoordinatesWrong = Failure.Invalid("events.coordinates-wrong", "lat");

    /// <summary>Says who, as sent: that is the sender's own text.</summary>
    public static Failure StaffUnknown(string? field, params IEnumerable<string> whom) => Failure.Invalid("events.staff-unknown", field, Quoted(whom));

    /// <summary>More than one member of staff is called so.</summary>
    public static Failure StaffSeveral(string field, params IEnumerable<string> whom) => Failure.Invalid("events.staff-several", field, Quoted(whom));

    private static string Quoted(IEnumerable<string> whom) => string.Join(", ", whom.Select(name => $"“{(name.Length > 100 ? name[..100] + "…" : name)}”"));

    public static Failure TooManyStaff(string field) => Failure.Invalid("events.too-many-staff", field);

    /// <summary>Seats never go below those who registered.</summary>
    public static Failure SeatsBelowRegistered(int registered, int wanted) => Failure.Conflict("events.seats-below-registered", registered, wanted).At("capacity");

    /// <summary>More than a few are told at once only by who knows how many they are.</summary>
    public static Failure TypeTheCount(int people) => Failure.Conflict("events.type-the-count", people).At("told");

    public static readonly Failure InviteToPublicOnly = Failure.Conflict("events.invite-to-public-only");
    public static readonly Failure NobodyListed = Failure.Invalid("events.nobody-listed", "lines");
    public static readonly Failure ListTooLong = Failure.Invalid("events.list-too-long", "lines");
    public static readonly Failure NobodyToInvite = Failure.Conflict("events.nobody-to-invite");
    public static readonly Failure NoLetters = Failure.Conflict("events.no-letters");
    public static readonly Failure PerVillageOutOfRange = Failure.Invalid("events.per-village-out-of-range", "perVillage");
    public static readonly Failure NoSuchInvitation = Failure.NotFound("events.invitation-not-found");
    public static readonly Failure AnsweringOver = Failure.Conflict("events.answering-over");
    public static readonly Failure AnswerMissing = Failure.Invalid("events.answer-missing", "comes");
    public static readonly Failure HowManyOutOfRange = Failure.Invalid("events.how-many-out-of-range", "people");
    public static readonly Failure ConsentMissing = Failure.Invalid("events.consent-missing", "consent");
    public static readonly Failure ToldAlready = Failure.Conflict("events.told-already");

    public static Failure LineUnreadable(int line) => Failure.Invalid("events.line-unreadable", "lines", line);

    public static readonly Failure SheetWithoutNames = Failure.Invalid("events.sheet-without-names", "sheet");
    public static readonly Failure GuestNameMissing = Failure.Invalid("events.guest-name-missing", "fullName");
    public static readonly Failure GuestNameUnreadable = Failure.Invalid("events.guest-name-unreadable", "fullName");
    public static readonly Failure GuestPhoneUnreadable = Failure.Invalid("events.guest-phone-unreadable", "phone");
    public static readonly Failure GuestMailUnreadable = Failure.Invalid("events.guest-mail-unreadable", "email");
    /// <summary>Says which, as written in the sheet.</summary>
    public static Failure CommuneUnknown(string written) => Failure.Invalid("events.commune-unknown", "unitCode", Quoted([written]));

    public static readonly Failure GuestHamletUnreadable = Failure.Invalid("events.guest-hamlet-unreadable", "hamlet");
    public static readonly Failure WhomMissing = Failure.Invalid("events.whom-missing", "kind");

    /// <summary>Others invited or joined meanwhile: the planner looks again.</summary>
    public static Failure OtherNumber(int people) => Failure.Conflict("events.other-number", people);

    public static readonly Failure NotPresenting = Failure.Conflict("events.not-presenting");
    public static readonly Failure HasPresenter = Failure.Conflict("events.has-presenter");
    public static readonly Failure PresentsAlready = Failure.Conflict("events.presents-already");
    public static readonly Failure NoSuchAsk = Failure.NotFound("events.ask-not-found");
    public static readonly Failure AlreadyTaken = Failure.Conflict("events.ask-already-taken");
    public static readonly Failure AskOver = Failure.Conflict("events.ask-over");
    public static readonly Failure AskingAlready = Failure.Conflict("events.asking-already");
    public static readonly Failure NobodyToAsk = Failure.Conflict("events.nobody-to-ask");
    public static readonly Failure MinutesOutOfRange = Failure.Invalid("events.minutes-out-of-range", "minutes");
    public static readonly Failure PresenterMissing = Failure.Invalid("events.presenter-missing", "presenterId");
    public static readonly Failure LeaverMissing = Failure.Invalid("events.leaver-missing", "insteadOf");

    /// <summary>Away on these days.</summary>
    public static Failure Away(DateOnly from, DateOnly to) => Failure.Conflict("events.presenter-away", DayText.Span(from, to));

    public static Failure OnLeave(string name, DateOnly from, DateOnly to) => Failure.Conflict("events.presenter-on-leave", name, DayText.Span(from, to));

    public static Failure Lacks(string course) => Failure.Conflict("events.presenter-lacks", course);

    public static Failure LacksAdvised(string course) => Failure.Conflict("events.presenter-lacks-advised", course);

    public static Failure Busy(string title, string times) => Failure.Conflict("events.presenter-busy", title, times);

    public static Failure EnoughThatDay(int talks) => Failure.Conflict("events.presenter-enough-that-day", talks);

    public static readonly Failure ChangeWaits = Failure.Conflict("events.change-waits");
    public static readonly Failure SheetEmpty = Failure.Invalid("events.sheet-empty", "sheet");
    public static readonly Failure SheetTooLarge = Failure.Invalid("events.sheet-too-large", "sheet");
    public static readonly Failure SheetUnreadable = Failure.Invalid("events.sheet-unreadable", "sheet");
    public static readonly Failure SheetWithoutColumns = Failure.Invalid("events.sheet-without-columns", "sheet");

    /// <summary>A line of the settings of formats.</summary>
    public static Failure FormatLineUnreadable(string field, int line) => Failure.Invalid("events.format-line-unreadable", field, line);

    public static Failure FormatLineUnknown(string field, int line, string code) => Failure.Invalid("events.format-line-unknown", field, line, code);

    public static readonly Failure RuleUnreadable = Failure.Invalid("events.rule-unreadable", "rule");
    public static readonly Failure RuleTooFast = Failure.Invalid("events.rule-too-fast", "rule");
    public static Failure TimesOutOfRange(int most) => Failure.Invalid("events.times-out-of-range", "times", most);

    public static readonly Failure WithoutUnreadable = Failure.Invalid("events.rule-without-unreadable", "without");
    public static readonly Failure RuleWithoutDays = Failure.Invalid("events.rule-without-days", "rule");

    public static Failure SheetTooLong(int most) => Failure.Invalid("events.sheet-too-long", "sheet", most);

    /// <summary>A series makes at most so many events at once.</summary>
    public static Failure TooManyDays(int most) => Failure.Invalid("events.rule-too-many-days", "rule", most);

    public static readonly Failure HeadCountWrong = Failure.Invalid("events.head-count-wrong", "headCount");
    public static readonly Failure CostWrong = Failure.Invalid("events.cost-wrong", "cost");
    public static readonly Failure ReportTooLong = Failure.Invalid("events.report-too-long", "worked");
    public static readonly Failure LastDayFirst = Failure.Invalid("events.last-day-first", "last");
    public static readonly Failure NothingToAssign = Failure.Invalid("events.nothing-to-assign", "presenters");

    public static readonly Failure KeptTwice = Failure.Invalid("events.kept-twice");

    public static Failure SeasonTooLong(int most) => Failure.Invalid("events.season-too-long", "last", most);

    public static Failure SpeaksNot(string language) => Failure.Conflict("events.speaks-not-" + language);

    public static readonly Failure ViewNameMissing = Failure.Invalid("events.view-name-missing", "name");
    public static readonly Failure ViewNameTooLong = Failure.Invalid("events.view-name-too-long", "name");
    public static readonly Failure ViewUnknown = Failure.Invalid("events.view-unknown", "address");
    public static readonly Failure ViewNotForAll = Failure.Forbidden("events.view-not-for-all");
    public static readonly Failure NoSuchView = Failure.NotFound("events.view-not-found");

    public static readonly Failure InvalidTransition = Failure.Conflict("events.invalid-transition");
}
