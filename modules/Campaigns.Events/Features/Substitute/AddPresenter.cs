using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Events.Features.TellPeople;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;

namespace Campaigns.Events.Features.Substitute;

/// <summary>Gives a presenter to an event that has none. They are told, once the plan is approved or public.</summary>
internal sealed record AddPresenter(Guid Id, Guid PresenterId) : ICommand<Done>;

internal sealed class AddPresenterHandler(EventDesk desk, IStaff staff, SubstituteCheck check, Mailings mailings, IAudit audit) : IHandler<AddPresenter, Done>
{
    public async Task<Result<Done>> Handle(AddPresenter command, CancellationToken ct)
    {
        if (await staff.Find(command.PresenterId, ct) is not { } person) return Refusals.StaffUnknown("presenterId", command.PresenterId.ToString());
        if (await desk.Open(command.Id, Permissions.Plan, (_, now) => now.With(person), ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (open.Event.Presenters.Count > 0) return Refusals.HasPresenter;
        if (await check.Blocks(open, person, ct) is { Count: > 0 } blocks) return Result<Done>.Refuse(blocks);
        var done = open.Event.Present(person.Id, person.Name, desk.By);
        if (!done.Succeeded) return done;
        if (open.Event.Status is EventStatus.Approved or EventStatus.Published) mailings.Begin(open.Event, Notices.Presents, Said(open), new([(Notices.Presents, person.Id)], 0));
        audit.Note("events.presenter-added", new RecordRef(Event.Kind, command.Id), new { person.Id });
        return await desk.Save(open.Slot, open.Turn, ct);
    }

    private static NoticeValues Said(OpenEvent open) =>
        new(open.Event.Title, open.Slot.Venue?.Name ?? open.Event.UnitName, open.Slot.Venue?.Address ?? "", open.Slot.When, open.Slot.When, "");
}
