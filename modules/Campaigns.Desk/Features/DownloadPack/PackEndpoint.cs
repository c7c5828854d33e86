using System.IO.Compression;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Desk.Features.DownloadPack;

/// <summary><c>GET /desk/packs/{eventId}</c>, by token under <c>/api/v1</c> and by session for the app.</summary>
internal static class PackEndpoint
{
    public static async Task<IResult> Handle(Guid id, HttpContext http, PackQuery packs)
    {
        var result = await packs.For(id, http.RequestAborted);
        if (!result.Succeeded) return Problems.From(result.Failures);

        var tag = $"\"{result.Value.Tag}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache"; // People's data: for this caller alone, and asked for anew each time.
        http.Response.Headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Contains(tag)) return Results.StatusCode(StatusCodes.Status304NotModified);
        if (!http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase)) return Results.Bytes(result.Value.Bytes, "application/json; charset=utf-8");

        // Somebody loads this on a village's signal: compressed here, because nothing else of the API is worth it.
        http.Response.Headers.ContentEncoding = "gzip";
        return Results.Bytes(Zip(result.Value.Bytes), "application/json; charset=utf-8");
    }

    internal static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal)) zip.Write(bytes);
        return zipped.ToArray();
    }
}
