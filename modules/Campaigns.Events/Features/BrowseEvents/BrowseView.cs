namespace Campaigns.Events.Features.BrowseEvents;

/// <summary>Ways the public looks at the same meetings; the word in the address is the name in lower case.</summary>
internal enum BrowseView
{
    List,

    /// <summary>A month as weeks; on a phone only the days on which there is something.</summary>
    Month,

    /// <summary>The halls on a map, and below it by hall, which a phone can put in the order of the way there.</summary>
    Map,
}
