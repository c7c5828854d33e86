using Campaigns.Events.Domain;
using Campaigns.Events.Features.ImportGuests;
using Campaigns.Events.Features.InvitePeople;
using Campaigns.Events.Features.ListEvents;
using Campaigns.Events.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Events.Features.Api;

/// <summary>Invitations of an event: list, invite, invite from a file.</summary>
internal static class InvitationsApi
{
    public static async Task<IResult> List(HttpContext http, Guid id, ListEventsQuery events, InvitationsQuery invitations, IActor actor, string? show, int? limit, string? cursor, CancellationToken ct)
    {
        if (!await May(id, events, actor, ct)) return Problems.From([Refusals.NoSuchEvent]);
        if (InvitationWords.Choice(show) is not { } choice) return http.Malformed("/show");
        var page = await invitations.Page(id, choice, limit, cursor, ct);
        return new Paged<InvitationResource>([.. page.Items.Select(InvitationResource.Of)], page.Next).List();
    }

    public static async Task<IResult> Post(HttpContext http, Guid id, bool? dryRun, ListEventsQuery events, IActor actor, IHandler<InvitePeople.InvitePeople, InviteCount> people, IHandler<ImportGuests.ImportGuests, GuestReport> listed, CancellationToken ct)
    {
        if (!await May(id, events, actor, ct)) return Problems.From([Refusals.NoSuchEvent]);
        var (body, problem) = await http.Body<InvitationInput>();
        if (problem is not null) return problem;
        var how = new InviteHow(body!.Letters, body.PerVillage, dryRun == true, body.Expected);
        if (body.Guests is null == body.Kind is null) return http.Refuse([Refusals.WhomMissing]);
        if (body.Kind is { } word)
        {
            if (InvitationWords.Kind(word) is not { } kind) return http.Refuse([Refusals.WhomMissing]);
            var invited = await people.Handle(new(id, kind, body.UnitCode ?? (await events.One(id, ct))!.Row.UnitCode, null, how.Letters, how.PerVillage, how.Look, how.Expected), ct);
            return invited.Succeeded ? Told(http, id, InvitedResource.Of(invited.Value), how.Look) : http.Refuse(invited.Failures);
        }

        var report = await listed.Handle(new(id, [.. body.Guests!.Select((g, at) => g.Draft(at))], body.UnitCode, how, Whole: true), ct);
        return report.Succeeded ? Told(http, id, InvitedResource.Of(report.Value.Count), how.Look) : http.Refuse(report.Failures);
    }

    /// <summary>A file: what came of each row, or with <c>dryRun=true</c> would come.</summary>
    public static async Task<IResult> Import(HttpContext http, Guid id, bool? dryRun, string? unitCode, bool? letters, int? perVillage, ListEventsQuery events, IActor actor,
        IHandler<ImportGuests.ImportGuests, GuestReport> import, IStringLocalizer texts, CancellationToken ct)
    {
        if (!await May(id, events, actor, ct)) return Problems.From([Refusals.NoSuchEvent]);
        var (file, problem) = await File(http, ct);
        if (problem is not null) return problem;
        var rows = GuestSheet.Read(file!);
        if (!rows.Succeeded) return http.Refuse([.. rows.Failures.Select(f => f.At("file"))]);
        var how = new InviteHow(letters == true, perVillage, dryRun == true, null);
        var report = await import.Handle(new(id, rows.Value, unitCode, how), ct);
        return report.Succeeded
            ? Told(http, id, InvitedResource.Of(report.Value.Count) with { Wrong = report.Value.Wrong, Rows = [.. report.Value.Rows.Select(r => GuestRowResource.Of(r, texts))] }, how.Look)
            : http.Refuse(report.Failures);
    }

    private static async Task<bool> May(Guid id, ListEventsQuery events, IActor actor, CancellationToken ct) =>
        await events.One(id, ct) is { } found && actor.Has(Permissions.Plan, new Scope(found.Row.ScopePath));

    private static IResult Told(HttpContext http, Guid id, InvitedResource told, bool look)
    {
        if (!look) http.Response.Headers.Location = $"/api/v1/events/{id}/invitations";
        return Results.Json(told, Ui.Api.Api.Json, statusCode: look ? StatusCodes.Status200OK : StatusCodes.Status201Created);
    }

    private static async Task<(byte[]? File, IResult? Problem)> File(HttpContext http, CancellationToken ct)
    {
        if (http.AskedWrongly() is { } asked) return (null, asked);
        if (!http.Request.HasFormContentType) return (null, Problems.Of(415, "unsupported-media-type"));
        if (http.Request.ContentLength > SheetFile.MostBytes + 64 * 1024) return (null, Problems.Of(413, "too-large"));
        var (form, tooLarge) = await http.Request.ReadForm(ct);
        if (form is null) return (null, tooLarge ? Problems.Of(413, "too-large") : Problems.Of(400, "malformed-request"));
        var taken = await SheetFile.Take(form.Files.GetFile("file"), ct);
        return taken.Succeeded ? (taken.Value, null) : (null, http.Refuse([.. taken.Failures.Select(f => f.At("file"))]));
    }
}
