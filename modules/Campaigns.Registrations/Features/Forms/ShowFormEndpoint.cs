using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.Forms;

/// <summary><c>GET /events/{slug}/registration-form</c>: what <c>answers</c> may hold.</summary>
internal static class ShowFormEndpoint
{
    public static async Task<IResult> Handle(string slug, Offerings offerings, Forms forms, CancellationToken ct) =>
        await offerings.Recent(slug, ct) is { } offering
            ? Results.Json(OfferingFormsQuery.Show(await forms.Recent(offering.Id, ct)), Api.Json)
            : Problems.From([Refusals.NoSuchOffering]);
}
