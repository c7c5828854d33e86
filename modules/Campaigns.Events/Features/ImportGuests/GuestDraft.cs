namespace Campaigns.Events.Features.ImportGuests;

/// <summary>One who is to be invited, as somebody wrote them down.</summary>
/// <param name="Number">Of the row; of a file the heading is 1.</param>
internal sealed record GuestDraft(int Number, string FullName, string Phone, string Email, string Commune, string Hamlet)
{
    public bool IsEmpty => FullName.Length + Phone.Length + Email.Length + Commune.Length + Hamlet.Length == 0;
}
