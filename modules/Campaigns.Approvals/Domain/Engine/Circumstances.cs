using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.Time;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Everything the engine may know beside the request: it asks nobody and sees no clock, so that the same input gives the same output.</summary>
/// <param name="Now">The business clock.</param>
/// <param name="Actor">User id, or <see cref="System"/>.</param>
/// <param name="Channel"><c>api</c>, <c>web</c>, <c>link</c>, <c>timer</c>, <c>command</c>, <c>migration</c> or <c>system</c>.</param>
/// <param name="Directory">Who holds what now.</param>
/// <param name="Calendar">The route's calendar.</param>
/// <param name="Type">The subject's kind.</param>
/// <param name="Templates">Renders arguments.</param>
internal sealed record Circumstances(DateTimeOffset Now, string Actor, string Channel, IDirectory Directory, WorkingCalendar Calendar, ApprovalSubjectType Type, Templates Templates)
{
    /// <summary>The engine itself, and its timers.</summary>
    public const string System = "system";

    /// <summary>Whom the actor stands in for now, for this kind of subject.</summary>
    public IReadOnlyList<string> StandsInFor { get; init; } = [];

    /// <summary>Whether a permission lets the actor read the request.</summary>
    public bool MayRead { get; init; }

    public Circumstances BySystem(string channel) => this with { Actor = System, Channel = channel, StandsInFor = [] };
}
