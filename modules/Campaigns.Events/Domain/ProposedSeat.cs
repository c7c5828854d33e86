using System.Text.Json;

namespace Campaigns.Events.Domain;

/// <summary>Somebody for one place at an event, or why there is nobody.</summary>
/// <param name="StaffId">Null: nobody can.</param>
/// <param name="Locked">Chosen by a person: the search works around it.</param>
/// <param name="Help">The smallest change that would help, where nobody can.</param>
internal sealed record ProposedSeat(Guid EventId, EventRole Role, Guid? StaffId, bool Locked, SmallestChange? Help = null)
{
    public static string Write(IReadOnlyList<ProposedSeat> seats) => JsonSerializer.Serialize(seats);

    public static IReadOnlyList<ProposedSeat> Read(string json) => JsonSerializer.Deserialize<List<ProposedSeat>>(json)!;
}

/// <summary>A text with its values: what would have to change so that somebody can.</summary>
/// <param name="TextKey">Such as <c>events.help-later</c>.</param>
internal sealed record SmallestChange(string TextKey, IReadOnlyList<string> Args);
