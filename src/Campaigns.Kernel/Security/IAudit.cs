namespace Campaigns.Kernel.Security;

/// <summary>Who did what to which record, for people to read. Joins the caller's transaction.</summary>
public interface IAudit
{
    /// <summary>Notes an act.</summary>
    /// <param name="action"><c>module.verb</c>, a text key.</param>
    /// <param name="record">What it was done to.</param>
    /// <param name="details">Facts without personal data.</param>
    void Note(string action, Values.RecordRef record, object? details = null);
}
