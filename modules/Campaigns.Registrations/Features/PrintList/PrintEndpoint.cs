using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.ListRegistrations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Registrations.Features.PrintList;

/// <summary><c>GET /admin/events/{id}/registrations/print</c>: the sign-in list or the badges of those who have a place, as PDF. Noted in the audit.</summary>
internal static class PrintEndpoint
{
    public static async Task<IResult> Handle(Guid id, string? kind, HttpContext http, RegistrationsPageFacts facts, RegistrationsQuery query, IAuditLog log, IStringLocalizer texts)
    {
        var ct = http.RequestAborted;
        if (await facts.Roster(id, ct) is not { } roster) return Results.NotFound();
        var people = (await query.All(id, RegistrationFilter.Read(http.Request.QueryString.Value), ct)).Where(r => r.HoldsSeats)
            .OrderBy(r => VietnameseOrder.NameKey(r.FullName), StringComparer.Ordinal).ThenBy(r => r.Id).ToList();
        var badges = kind == "badges";
        await log.Write("registrations.print-list", new RecordRef("registrations.roster", id), new { kind = badges ? "badges" : "sign-in", rows = people.Count }, ct);
        var bytes = badges ? Badges.Write(roster, people) : SignInList.Write(roster, people, r => query.PhoneOf(r.Phone, r.ScopePath), texts);
        return Results.File(bytes, "application/pdf", $"{(badges ? "the-ten" : "danh-sach")}-{roster.Slug}.pdf");
    }
}
