using Campaigns.Registrations.Domain;
using Campaigns.Registrations.Features.Seats;
using Campaigns.Ui.Api;
using Campaigns.Ui.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Campaigns.Registrations.Features.Forms;

/// <summary><c>POST /events/{slug}/registration-files</c>: a file for an answer, as <c>multipart/form-data</c> with one part <c>file</c>.</summary>
internal static class SendFileEndpoint
{
    // The file, and what a form puts around it.
    private const long MaxBody = AnswerFile.MaxLength + 16 * 1024;

    public static async Task<IResult> Handle(string slug, HttpContext http, Offerings offerings, Forms forms, AnswerFiles files)
    {
        var ct = http.RequestAborted;
        if (await offerings.Recent(slug, ct) is not { } offering) return Problems.From([Refusals.NoSuchOffering]);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = MaxBody;
        if (http.Request.ContentLength > MaxBody) return Problems.Of(413, "too-large");
        if (!http.Request.HasFormContentType) return Problems.Of(415, "unsupported-media-type");
        if ((await forms.Recent(offering.Id, ct)).Questions.All(q => q.Kind != QuestionKind.File)) return Problems.From([Refusals.NoFilesHere]);

        var (form, tooLarge) = await http.Request.ReadForm(ct);
        if (tooLarge) return Problems.Of(413, "too-large");
        if (form?.Files.GetFile("file") is not { } file) return Problems.From([Refusals.FileMissing]);
        var kept = await files.Keep(offering.Id, file, "file", ct);
        return kept.Answer(id => Results.Json(new FileResource(id, file.Length), Api.Json, statusCode: 201));
    }
}

/// <summary>A file that was taken.</summary>
/// <param name="Id">The answer to its question.</param>
/// <param name="Length">Bytes.</param>
internal sealed record FileResource(Guid Id, long Length);
