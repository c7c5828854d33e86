namespace Campaigns.Runtime.Shells;

/// <summary>Gives out the current shell.</summary>
internal interface IShells
{
    /// <summary>The current shell, entered; the caller leaves it.</summary>
    Shell Enter();
}
