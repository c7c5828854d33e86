namespace Campaigns.Kernel.Values;

/// <summary>How a generic module points at a record it does not know.</summary>
/// <param name="Kind"><c>module.noun</c>, such as <c>events.event</c>.</param>
/// <param name="Id">The record's id.</param>
public sealed record RecordRef(string Kind, Guid Id);
