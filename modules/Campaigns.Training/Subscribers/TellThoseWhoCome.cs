using Campaigns.Kernel.Events;
using Campaigns.Kernel.Values;
using Campaigns.Network.Contracts;
using Campaigns.Notifications.Contracts;
using Campaigns.Registrations.Contracts;
using Campaigns.Training.Contracts;
using Campaigns.Training.Data;
using Campaigns.Training.Domain;
using Campaigns.Training.Features.TellClass;
using Campaigns.Ui;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Training.Subscribers;

/// <summary>Those who come to a class learn that they have a place, that it is elsewhere or at another time, and that it is not held; staff and guests alike.</summary>
internal sealed class TellThoseWhoCome(TrainingDbContext db, IStaffContacts contacts, IEnumerable<IRegistrants> registrants, INotifications notifications)
    : IOn<PlaceGivenV1>, IOn<SessionMovedV1>, IOn<SessionCancelledV1>
{
    // An SMS has 160 signs; what the templates say themselves takes at most 70.
    private const int Longest = 80;

    public async Task On(PlaceGivenV1 e, EventContext context, CancellationToken ct)
    {
        if (await Read(e.SessionId, ct) is not ({ } session, { } course) || e.At >= session.StartsAt) return;
        // Who has just put themselves on the list has seen it.
        if (session.Find(e.StaffId) is not { } place || place.Themselves && !e.Waited) return;
        await Tell(ClassNotices.Place, session, course, [e.StaffId], [], context, ct);
    }

    public Task On(SessionMovedV1 e, EventContext context, CancellationToken ct) => TellAll(ClassNotices.Moved, e.SessionId, e.At, context, ct);

    public Task On(SessionCancelledV1 e, EventContext context, CancellationToken ct) => TellAll(ClassNotices.Cancelled, e.SessionId, e.At, context, ct);

    private async Task TellAll(string template, Guid id, DateTimeOffset at, EventContext context, CancellationToken ct)
    {
        if (await Read(id, ct) is not ({ } session, { } course) || at >= session.EndsAt) return;
        var guests = session.Slug is not null && registrants.LastOrDefault() is { } registered ? await registered.Of(id, ct) : [];
        await Tell(template, session, course, [.. session.List.Select(p => p.StaffId).Concat(session.Trainers).Distinct()], guests, context, ct);
    }

    private async Task Tell(string template, Session session, Course course, IReadOnlyCollection<Guid> staffIds, IReadOnlyList<Registrant> guests, EventContext context, CancellationToken ct)
    {
        var values = Values(session, course);
        var (about, cause) = (new RecordRef(Session.RecordKind, session.Id), context.EventId);
        var staff = (await contacts.Many(staffIds, ct)).Values.Select(who => new Notice(template, new(who.Name, who.Phone, who.Email), values, about, $"{template}/{cause:N}/{who.StaffId:N}"));
        var others = guests.Where(g => g.Phone is not null || g.Email is not null).Select(g =>
            new Notice(template, new(g.FullName, g.Phone, g.Email, Person: new("registrations.registration", g.RegistrationId)), values, about, $"{template}/{cause:N}/{g.RegistrationId:N}"));
        await notifications.QueueAll([.. staff, .. others], ct);
    }

    private static Dictionary<string, object?> Values(Session session, Course course) => new()
    {
        ["course"] = course.Code,
        ["title"] = $"{course.Code} {course.Title}",
        ["date"] = Formats.Date(session.StartsAt),
        ["day"] = Formats.Day(session.StartsAt),
        ["time"] = Formats.Time(session.StartsAt),
        ["times"] = Formats.Times(session.StartsAt, session.EndsAt),
        ["place"] = session.Place,
        ["hall"] = Short(session.Place),
        ["reason"] = Short(session.CancelReason ?? ""),
        ["reasonInFull"] = session.CancelReason ?? "",
    };

    private static string Short(string text)
    {
        if (text.Length <= Longest) return text;
        var cut = text.LastIndexOf(' ', Longest);
        return text[..(cut > 0 ? cut : Longest)];
    }

    private async Task<(Session?, Course?)> Read(Guid id, CancellationToken ct) => await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { } session
        ? (session, await db.Courses.AsNoTracking().SingleAsync(c => c.Id == session.CourseId, ct))
        : default;
}
