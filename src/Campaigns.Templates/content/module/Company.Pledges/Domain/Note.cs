using Campaigns.Kernel.Events;
using Campaigns.Kernel.Values;

namespace Company.Pledges.Domain;

/// <summary>What somebody wrote down.</summary>
internal sealed class Note : Entity
{
    /// <summary>Longest text, in characters.</summary>
    public const int LongestText = 500;

    private Note()
    {
    }

    public static Note Write(string text, DateTimeOffset now)
    {
        var note = new Note { Text = text, WrittenAt = now };
        note.Raise(new NoteWrittenV1(note.Id));
        return note;
    }

    public string Text { get; private init; } = "";

    public DateTimeOffset WrittenAt { get; private init; }
}

/// <summary>Somebody wrote a note. Leaves by the outbox, in the transaction that stores the row.</summary>
[EventName("pledges.note-written.v1")]
internal sealed record NoteWrittenV1(Guid NoteId) : IEvent;
