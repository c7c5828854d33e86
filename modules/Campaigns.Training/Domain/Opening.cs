namespace Campaigns.Training.Domain;

/// <summary>Who may come to a class by their own word, and from when until when they may say so.</summary>
/// <param name="Self">Staff may put themselves on the list.</param>
/// <param name="GuestSeats">Places beside those of the list, for people who are not staff; 0: none. They register as for a meeting.</param>
/// <param name="OpensAt">From (UTC).</param>
/// <param name="ClosesAt">Until (UTC); half-open.</param>
/// <param name="UnitCode">Unit in which the class is held.</param>
/// <param name="ScopePath">Path of that unit.</param>
internal sealed record Opening(bool Self, int GuestSeats, DateTimeOffset OpensAt, DateTimeOffset ClosesAt, string UnitCode, string ScopePath);
