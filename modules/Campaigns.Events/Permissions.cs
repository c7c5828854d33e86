using Campaigns.Kernel.Security;

namespace Campaigns.Events;

/// <summary>Who may plan, publish and cancel events. Held at a place, and only there.</summary>
internal sealed class Permissions : IPermissionProvider
{
    public const string View = "events.event-view";
    public const string Plan = "events.event-plan";
    public const string Publish = "events.event-publish";
    public const string Cancel = "events.event-cancel";

    /// <summary>The emergency path: publishes what nobody has approved.</summary>
    public const string PublishWithoutApproval = "events.publish-without-approval";

    private static readonly string[] Planners = [Roles.Admin, Roles.Coordinator, Roles.AreaCoordinator];

    IEnumerable<Permission> IPermissionProvider.Permissions =>
    [
        new(View, [.. Planners, Roles.Officer, Roles.ApproverPost, Roles.ApproverBhxh, Roles.Trainer, Roles.Presenter, Roles.Desk, Roles.Collector, Roles.Director, Roles.Editor, Roles.Auditor]),
        new(Plan, Planners) { Duty = Duties.Plan },
        new(Publish, Planners) { Duty = Duties.Plan },
        new(Cancel, Planners) { Duty = Duties.Plan },
        new(PublishWithoutApproval, Roles.Admin),
    ];
}
