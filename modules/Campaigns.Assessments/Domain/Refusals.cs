using Campaigns.Kernel.Commands;

namespace Campaigns.Assessments.Domain;

/// <summary>Why not.</summary>
internal static class Refusals
{
    public static readonly Failure CodeWrong = Failure.Invalid("assessments.code-wrong", "Code");
    public static readonly Failure CodeTaken = Failure.Conflict("assessments.code-taken");
    public static readonly Failure TopicWrong = Failure.Invalid("assessments.topic-wrong", "Topic");
    public static readonly Failure DifficultyWrong = Failure.Invalid("assessments.difficulty-wrong", "Difficulty");
    public static readonly Failure KindUnknown = Failure.Invalid("assessments.kind-unknown", "Kind");
    public static readonly Failure KindFixed = Failure.Conflict("assessments.kind-fixed");
    public static readonly Failure PeriodWrong = Failure.Invalid("assessments.period-wrong", "ValidTo");
    public static readonly Failure PromptMissing = Failure.Invalid("assessments.prompt-missing", "Prompt");
    public static readonly Failure TextTooLong = Failure.Invalid("assessments.text-too-long", "Prompt");
    public static readonly Failure ChoiceEmpty = Failure.Invalid("assessments.choice-empty", "ChoiceLines");
    public static readonly Failure ChoiceTwice = Failure.Invalid("assessments.choice-twice", "ChoiceLines");
    public static readonly Failure OneMustBeRight = Failure.Invalid("assessments.one-must-be-right", "ChoiceLines");
    public static readonly Failure SomeMustBeRight = Failure.Invalid("assessments.some-must-be-right", "ChoiceLines");
    public static readonly Failure NumberMissing = Failure.Invalid("assessments.number-missing", "Number");
    public static readonly Failure NumberOutOfRange = Failure.Invalid("assessments.number-out-of-range", "Number");
    public static readonly Failure CaseMissing = Failure.Invalid("assessments.case-missing", "Product");
    public static readonly Failure NoSuchQuestion = Failure.NotFound("assessments.question-not-found");
    public static readonly Failure Changed = Failure.Stale("assessments.changed-underneath");

    public static readonly Failure NoSuchBlueprint = Failure.NotFound("assessments.blueprint-not-found");
    public static readonly Failure MinutesOutOfRange = Failure.Invalid("assessments.minutes-out-of-range", "Minutes");
    public static readonly Failure CountsOutOfRange = Failure.Invalid("assessments.counts-out-of-range", "Counts");

    public static readonly Failure NoSuchSitting = Failure.NotFound("assessments.sitting-not-found");
    public static readonly Failure NoSuchClass = Failure.NotFound("assessments.class-not-found");
    public static readonly Failure NoPaper = Failure.Conflict("assessments.no-paper");
    public static readonly Failure NotYet = Failure.Conflict("assessments.not-yet");
    public static readonly Failure AlreadyPassed = Failure.Conflict("assessments.already-passed");
    public static readonly Failure TimeIsUp = Failure.Conflict("assessments.time-is-up");
    public static readonly Failure AlreadySubmitted = Failure.Conflict("assessments.already-submitted");
    public static readonly Failure AnswerUnreadable = Failure.Invalid("assessments.answer-unreadable");
    public static readonly Failure NumberUnreadable = Failure.Invalid("assessments.number-unreadable");
    public static readonly Failure AnsweredElsewhere = Failure.Conflict("assessments.answered-elsewhere");

    public static readonly Failure NoRubric = Failure.Conflict("assessments.no-rubric");
    public static readonly Failure LevelsMissing = Failure.Invalid("assessments.levels-missing", "Levels");
    public static readonly Failure NotesTooLong = Failure.Invalid("assessments.notes-too-long", "Notes");
    public static readonly Failure PhotoUnreadable = Failure.Invalid("assessments.photo-unreadable", "Photo");
    public static readonly Failure NotDeclared = Failure.Invalid("assessments.not-declared", "Declared");
    public static readonly Failure ObservesThemselves = Failure.Conflict("assessments.observes-themselves");
    public static readonly Failure AlreadyObserved = Failure.Conflict("assessments.already-observed");
    public static readonly Failure NotStaff = Failure.Forbidden("assessments.not-staff");

    public static Failure ChoicesOutOfRange(int most) => Failure.Invalid("assessments.choices-out-of-range", "ChoiceLines", most);

    public static Failure BankTooSmall(string topic, int wanted, int there) => Failure.Conflict("assessments.bank-too-small", topic, wanted, there);

    public static Failure TriesUsedUp(int tries) => Failure.Conflict("assessments.tries-used-up", tries);

    public static Failure RoundsUsedUp(int rounds) => Failure.Conflict("assessments.rounds-used-up", rounds);
}
