namespace Campaigns.Registrations.Domain;

/// <summary>How often an offering's page was seen and its form begun on a day. Numbers alone: of whom is not known, so one person may count twice.</summary>
internal sealed class Visit
{
    public Guid RosterId { get; init; }

    public DateOnly Day { get; init; }

    public int Seen { get; set; }

    public int Started { get; set; }
}
