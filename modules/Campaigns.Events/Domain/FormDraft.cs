using Campaigns.Kernel.Values;

namespace Campaigns.Events.Domain;

/// <summary>What somebody typed in the form of an event and has not saved: theirs alone, until they save, throw it away, or a week has passed.</summary>
internal sealed class FormDraft : Entity
{
    /// <summary>More than this is not typed by hand.</summary>
    public const int LongestText = 40_000;

    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private FormDraft()
    {
    }

    /// <summary>Whose it is.</summary>
    public Guid OwnerId { get; private init; }

    /// <summary>The event it would change; empty: a new one.</summary>
    public Guid EventId { get; private init; }

    /// <summary>The fields as JSON; null: saved or thrown away, and what still comes in for it changes nothing.</summary>
    public string? Text { get; private set; }

    public DateTimeOffset KeptAt { get; private set; }

    public static FormDraft Of(Guid id, Guid owner, Guid eventId) => new() { Id = id, OwnerId = owner, EventId = eventId, Text = "" };

    public void Keep(string text, DateTimeOffset at)
    {
        if (Text is null || text.Length > LongestText) return;
        (Text, KeptAt) = (text, at);
    }

    public void Drop(DateTimeOffset at) => (Text, KeptAt) = (null, at);
}
