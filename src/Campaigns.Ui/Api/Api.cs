using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Ui.Api;

/// <summary>What the endpoints of <c>/api/v1</c> share.</summary>
public static class Api
{
    /// <summary>How the API reads and writes JSON: camelCase, numbers are numbers, instants have an offset, no comments, no member twice.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = false,
        AllowDuplicateProperties = false,
        Converters = { new InstantJson(), new TextJson() },
    };

    // A page of the largest list is far below; more is an attack or a mistake.
    private const long MaxBody = 2 * 1024 * 1024;

    /// <summary>The group that every endpoint of a module joins: signed in by token, idempotent POSTs, tagged for the OpenAPI document.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string tag) =>
        routes.MapGroup("/api/v1").WithTags(tag).AddEndpointFilter<IdempotencyFilter>();

    /// <summary>Reads the body. Call it after the permission and the record were looked at: the order of refusals is a promise.</summary>
    public static async Task<(T? Value, IResult? Problem)> Body<T>(this HttpContext context)
        where T : class
    {
        if (context.AskedWrongly() is { } asked) return (null, asked);
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound) bound.MaxRequestBodySize = MaxBody; // Also when it does not say how long it is.
        if (request.ContentLength > MaxBody) return (null, Problems.Of(413, "too-large"));
        if (request.ContentLength is 0 or null && !request.Headers.TransferEncoding.Any()) return (null, context.Malformed("", "body-missing"));
        if (!request.HasJsonContentType()) return (null, Problems.Of(415, "unsupported-media-type"));
        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(request.Body, Json, context.RequestAborted);
            return value is null ? (null, context.Malformed("", "body-missing")) : (value, null);
        }
        catch (ControlCharactersException e)
        {
            return (null, Problems.Of(422, ApiWords.Of(context).Invalid, [context.Wrong(Pointer(e.Path), "text-unreadable")]));
        }
        catch (JsonException e)
        {
            return (null, context.Malformed(Pointer(e.Path), e is OffsetMissingException ? "offset-missing" : "malformed"));
        }
    }

    /// <summary>A body that may be left out altogether.</summary>
    public static async Task<(T? Value, IResult? Problem)> OptionalBody<T>(this HttpContext context)
        where T : class, new() =>
        context.AskedWrongly() is null && context.Request.ContentLength is 0 or null && !context.Request.Headers.TransferEncoding.Any() ? (new T(), null) : await context.Body<T>();

    /// <summary>The value as an answer, or the refusal as a problem.</summary>
    public static IResult Answer<T>(this Result<T> result, Func<T, IResult> answer) => result.Succeeded ? answer(result.Value) : Problems.From(result.Failures);

    /// <summary>200 with the resource and its ETag.</summary>
    public static IResult Resource<T>(this HttpContext context, T value, int version)
    {
        context.Response.Headers.ETag = ETag(version);
        return Results.Json(value, Json);
    }

    /// <summary>201 with Location and ETag.</summary>
    public static IResult Created<T>(this HttpContext context, string path, T value, int version)
    {
        context.Response.Headers.ETag = ETag(version);
        context.Response.Headers.Location = "/api/v1" + path;
        return Results.Json(value, Json, statusCode: 201);
    }

    /// <summary>200 with a list.</summary>
    public static IResult List<T>(this Kernel.Values.Paged<T> page) => Results.Json(new { items = page.Items, next = page.Next }, Json);

    /// <summary>Null when <c>If-Match</c> is absent or names this version; else 412.</summary>
    public static IResult? Precondition(this HttpContext context, int version)
    {
        var asked = context.Request.Headers.IfMatch.ToString();
        return asked.Length == 0 || asked == "*" || asked.Split(',', StringSplitOptions.TrimEntries).Contains(ETag(version)) ? null : Problems.Of(412, "changed-underneath");
    }

    /// <summary>A strong entity tag (RFC 9110).</summary>
    public static string ETag(int version) => $"\"{version.ToString(CultureInfo.InvariantCulture)}\"";

    // System.Text.Json speaks of "$.venue.lat"; the API of "/venue/lat".
    private static string Pointer(string? path) => path is null or "$" ? "" : path.TrimStart('$').Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
}
