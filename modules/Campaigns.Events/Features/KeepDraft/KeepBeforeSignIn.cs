using Campaigns.Events.Features.EditEvent;
using Campaigns.Kernel.Commands;
using Campaigns.Ui;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Campaigns.Events.Features.KeepDraft;

/// <summary>A form that comes after its session ended: what stands in it is kept before its sender is asked to sign in, and offered when they are back.</summary>
internal sealed class KeepBeforeSignIn(DraftKeys keys, IHandler<KeepDraft, DateTimeOffset> keep) : IBeforeSignIn
{
    public async Task Look(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || context.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.AreaName != "Events") return;

        // What is no form, or too large: whoever it came from has to sign in all the same.
        if ((await request.ReadForm(context.RequestAborted)).Form is { } form && keys.Open(form["Draft"]) is { } key) await keep.Handle(new(key, EventForm.Of(form)), context.RequestAborted);
    }
}
