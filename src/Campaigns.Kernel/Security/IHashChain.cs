namespace Campaigns.Kernel.Security;

/// <summary>A log whose entries are chained by hashes, so that who changes, removes, adds or moves one is found out. A module that keeps one
/// implements it, and the verb <c>audit verify</c> and the audit page check it with the others.</summary>
public interface IHashChain
{
    /// <summary>What is chained, for the operator, such as <c>audit</c>.</summary>
    string Name { get; }

    /// <summary>Reads the whole chain.</summary>
    Task<ChainReport> Verify(CancellationToken ct);
}

/// <summary>What became of a chain.</summary>
/// <param name="Entries">How many entries were looked at.</param>
/// <param name="Break">The first thing that is wrong; null: whole.</param>
/// <param name="Unproved">Entries whose hash was checked and whose writer was not, because their key is not here.</param>
/// <param name="Head">Hash of the last entry, in hex; null: there are several chains.</param>
/// <param name="Waiting">Entries that are written and not chained yet; ordinary for some seconds.</param>
public sealed record ChainReport(long Entries, ChainBreak? Break, long Unproved = 0, string? Head = null, long Waiting = 0);

/// <summary>The first broken entry.</summary>
/// <param name="Position">Place in the chain, from 1; 0: not in the chain.</param>
/// <param name="Entry">Number of the entry; 0: not known any more.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Within">Which of several chains, such as a record's id; null: there is one.</param>
public sealed record ChainBreak(long Position, long Entry, ChainDamage Kind, string? Within = null);

/// <summary>What can be done to a chain.</summary>
public enum ChainDamage
{
    /// <summary>An entry is not as it was written.</summary>
    Changed,

    /// <summary>An entry is gone.</summary>
    Removed,

    /// <summary>An entry was added by somebody else.</summary>
    Inserted,

    /// <summary>Entries stand in another order.</summary>
    Reordered,

    /// <summary>The end is gone: entries were there that are not any more.</summary>
    Truncated,

    /// <summary>An entry was taken out of the chain, or never let in, while later ones are in it.</summary>
    LeftOut,

    /// <summary>The chain was made anew: what this machine remembers of it is not in it.</summary>
    Rewritten,
}
