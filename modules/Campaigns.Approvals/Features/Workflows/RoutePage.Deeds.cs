using System.Text.Json;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Features.EditRoute;
using Campaigns.Approvals.Features.Shared;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Microsoft.AspNetCore.Mvc;

namespace Campaigns.Approvals.Features.Workflows;

/// <summary>What can be done to a route.</summary>
internal sealed partial class RoutePage
{
    // As the API allows.
    private const int Largest = 1024 * 1024;

    [BindProperty]
    public string? Doc { get; set; }

    /// <summary>The draft the form was made from.</summary>
    [BindProperty]
    public string? Hash { get; init; }

    /// <summary>The document was sent as text: it stays open.</summary>
    public bool WritesText { get; private set; }

    private string Here => $"/admin/workflows/{Key}";

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        var typed = Doc;
        WritesText = true;
        if (!await Load(ct)) return NotFound();
        if (!CanEdit) return StatusCode(403);
        if (Parsed(typed) is not { } doc) return this.Refused("_Edit", [Failure.Invalid("approvals.document-unreadable", "doc")]);
        var (route, faults) = RouteReader.Read(doc);
        if (route is null) return this.Refused("_Edit", [.. faults.Take(10).Select(f => Failure.Invalid("approvals.document-fault", "doc", f.Pointer, texts["approvals.route-" + f.Code, f.Detail].Value))]);
        if (route.Key != Key) return this.Refused("_Edit", [Failure.Invalid("approvals.document-key", "doc", Key)]);
        if (Hash != Edition.Hash) return this.Refused("_Edit", [Failure.Conflict("approvals.version-mismatch")]);
        var written = await tools.Desk.Write(Edition, doc, caller.UserId, ct);
        return written.Succeeded ? this.Done($"{Here}?v={Edition.Number}", texts["approvals.draft-saved"]) : this.Refused("_Edit", written.Failures);
    }

    public async Task<IActionResult> OnPostCopyAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!CanEdit) return StatusCode(403);
        var draft = await tools.Desk.Copy(Key, caller.UserId, ct);
        return draft.Succeeded ? this.Done($"{Here}?v={draft.Value.Number}", texts["approvals.draft-made"]) : this.Refused("_Edit", draft.Failures);
    }

    public async Task<IActionResult> OnPostPublishAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!CanPublish) return StatusCode(403);
        if (Findings!.Errors.Count > 0) return this.Refused("_Edit", [Failure.Conflict("approvals.has-errors", Findings.Errors.Count)]);
        var published = await tools.Desk.Publish(Edition, caller.UserId, null, ct);
        return published.Succeeded ? this.Done($"{Here}?v={Edition.Number}", texts["approvals.version-was-published"]) : this.Refused("_Edit", published.Failures);
    }

    public async Task<IActionResult> OnPostRetireAsync(CancellationToken ct)
    {
        if (!await Load(ct)) return NotFound();
        if (!CanPublish) return StatusCode(403);
        var retired = await tools.Desk.Retire(Edition, ct);
        return retired.Succeeded ? this.Done($"{Here}?v={Edition.Number}", texts["approvals.version-was-retired"]) : this.Refused("_Edit", retired.Failures);
    }

    public string Where(string stageId, string? stepId = null) => Shown.Place(Route!, stageId, stepId);

    /// <summary>What is in the way, in words.</summary>
    public string Problem(string code) => new[] { texts["approvals.incident-" + code], texts["approvals." + code] }.FirstOrDefault(t => !t.ResourceNotFound)?.Value ?? code;

    private static JsonElement? Parsed(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Largest) return null;
        try
        {
            using var doc = JsonDocument.Parse(text);
            return doc.RootElement.Clone();
        }
        catch (JsonException)
        {
            return Yaml.Read(text) is { } node ? JsonSerializer.SerializeToElement(node) : null;
        }
    }
}
