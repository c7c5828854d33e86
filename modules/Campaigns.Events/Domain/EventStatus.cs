namespace Campaigns.Events.Domain;

/// <summary>Where an event stands. The word of the API is the name in lower case.</summary>
internal enum EventStatus
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Published,
    Running,
    Completed,
    Reported,
    Cancelled,
    Postponed,
}

/// <summary>What can be done to an event.</summary>
internal enum Verb
{
    Submit,
    Approve,
    Return,
    Reject,
    Revise,
    Publish,
    PublishWithoutApproval,
    Start,
    Complete,
    Report,
    Reschedule,
    Substitute,
    Postpone,
    Cancel,

    /// <summary>A move, postponement or cancellation that nobody was told of yet is taken back.</summary>
    TakeBack,
}

/// <summary>Statuses and verbs as words.</summary>
internal static class EventWords
{
    public static string Word(this EventStatus status) => status.ToString().ToLowerInvariant();

    public static string Word(this Verb verb) => verb switch
    {
        Verb.PublishWithoutApproval => "publish-without-approval",
        Verb.TakeBack => "take-back",
        _ => verb.ToString().ToLowerInvariant(),
    };

    public static EventStatus? ReadStatus(string? word) =>
        Array.Find(Enum.GetValues<EventStatus>(), status => status.Word() == word) is var found && found.Word() == word ? found : null;
}
