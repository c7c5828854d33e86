using Campaigns.Events.Data;
using Campaigns.Events.Domain;
using Campaigns.Events.Features.Booking;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Events.Features.ReportEvent;

/// <summary>What is told of an event after it: heads, costs, what worked. The first time closes the event; later it is put right.</summary>
/// <param name="HeadCount">Heads counted.</param>
/// <param name="Cost">Đồng.</param>
internal sealed record ReportEvent(Guid Id, int? HeadCount, long? Cost, string? Worked, string? Improve) : ICommand<Done>
{
    private const long MostCost = 10_000_000_000;
    private const int MostPeople = 100_000;

    public IEnumerable<Failure> Check()
    {
        if (HeadCount is not (>= 0 and <= MostPeople)) yield return Refusals.HeadCountWrong;
        if (Cost is not (>= 0 and <= MostCost)) yield return Refusals.CostWrong;
        if (Worked?.Length > EventReport.LongestText) yield return Refusals.ReportTooLong;
        if (Worked.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("worked");
        if (Improve.IsUnreadable(lines: true)) yield return Refusals.TextUnreadable("improve");
        if (Improve?.Length > EventReport.LongestText) yield return Refusals.ReportTooLong.At("improve");
    }
}

internal sealed class ReportEventHandler(EventsDbContext db, EventDesk desk, Forecasts forecasts, IAudit audit) : IHandler<ReportEvent, Done>
{
    public async Task<Result<Done>> Handle(ReportEvent command, CancellationToken ct)
    {
        var forecast = await forecasts.Of(command.Id, ct);
        if (await desk.Open(command.Id, Permissions.Plan, ct) is not { } open) return Refusals.NoSuchEvent;
        await using var turn = open;
        if (open.Event.Status is not (EventStatus.Completed or EventStatus.Reported)) return Refusals.InvalidTransition;

        var report = await db.Reports.SingleOrDefaultAsync(r => r.EventId == command.Id, ct);
        (report ?? New(command.Id, forecast)).Write(command.HeadCount!.Value, command.Cost!.Value, command.Worked, command.Improve, desk.By);
        if (open.Event.Status is EventStatus.Completed) open.Event.Report(desk.By);
        audit.Note("events.reported", new RecordRef(Event.Kind, command.Id));
        await db.SaveChangesAsync(ct);
        await open.Turn.CommitAsync(ct);
        return Done.It;
    }

    private EventReport New(Guid id, Forecast forecast)
    {
        var report = new EventReport { EventId = id, ForecastAttended = forecast.Attended, ForecastJoined = forecast.Joined };
        db.Add(report);
        return report;
    }
}
