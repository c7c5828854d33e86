namespace Campaigns.Kernel.Security;

/// <summary>Whether whoever sits at this session proved lately who they are: asked before acts that a browser left open must not do.
/// Implemented by the module that keeps accounts; without it nobody can, and such acts are not offered.</summary>
public interface IProof
{
    /// <summary>They did; false for programs and the public.</summary>
    bool IsFresh { get; }

    /// <summary>Address where they do it and go on to that page of this site.</summary>
    string AskBefore(string page);
}
