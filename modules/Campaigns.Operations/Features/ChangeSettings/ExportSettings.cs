using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Operations.Features.ChangeSettings;

/// <summary>Every value that differs from its default, as a file. Secrets are left out.</summary>
internal static class ExportSettings
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/settings/export", Write).RequireAuthorization(Permissions.ManageSettings).ExcludeFromDescription();

    private static async Task<IResult> Write(ISettingsStore settings, IAuditLog audit, CancellationToken ct)
    {
        var file = new JsonObject { ["settings"] = await settings.Export(ct) };
        await audit.Write("operations.settings-exported", new("core.settings", Guid.Empty), null, ct);
        return Results.File(JsonSerializer.SerializeToUtf8Bytes(file, Readable), "application/json", "settings.json");
    }

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
