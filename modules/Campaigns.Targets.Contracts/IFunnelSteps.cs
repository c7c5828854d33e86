namespace Campaigns.Targets.Contracts;

/// <summary>A step on the way to joining that is kept by a module above this one.</summary>
public enum FunnelStep
{
    /// <summary>People registered for the campaign's meetings, those on a waitlist included; cancelled ones are not.</summary>
    Registered,

    /// <summary>People who came, counted once for each meeting.</summary>
    Attended,
}

/// <summary>Counts people at such steps, as things stand now. Implemented by the module that plans the meetings; without one the steps are left out.</summary>
public interface IFunnelSteps
{
    /// <summary>Counts over the campaign's meetings that lie in any of the places, each a path of codes; none of them lies within another.</summary>
    Task<IReadOnlyDictionary<FunnelStep, int>> Count(Guid campaignId, IReadOnlyCollection<string> scopePaths, CancellationToken ct);
}
