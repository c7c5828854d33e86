using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>A list kept on paper that was read into a roster at once.</summary>
internal sealed class PaperList : Entity, IScoped
{
    /// <summary>So long it can be taken back.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromHours(24);

    public Guid RosterId { get; init; }

    public string ScopePath { get; init; } = "";

    public string FileName { get; init; } = "";

    public string By { get; init; } = "";

    public DateTimeOffset At { get; init; }

    public int Rows { get; init; }

    public DateTimeOffset? UndoneAt { get; private set; }

    public bool MayUndo(DateTimeOffset now) => UndoneAt is null && now - At < Undoable;

    public void Undo(DateTimeOffset now) => UndoneAt = now;
}
