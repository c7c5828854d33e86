using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.ViewRequest;
using Campaigns.Kernel.Commands;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;

namespace Campaigns.Approvals.Features.Api;

/// <summary>Answers of this API: views with their version, and refusals that say what was found.</summary>
internal static class Answers
{
    /// <summary>As everywhere, but every instant is told in UTC with its <c>Z</c>.</summary>
    public static readonly JsonSerializerOptions Json = Written();

    /// <summary>200 with the resource and its ETag.</summary>
    public static IResult Resource<T>(this HttpContext http, T value, int version)
    {
        http.Response.Headers.ETag = Ui.Api.Api.ETag(version);
        return Results.Json(value, Json);
    }

    /// <summary>201 with Location and ETag.</summary>
    public static IResult Created<T>(this HttpContext http, string path, T value, int version)
    {
        http.Response.Headers.ETag = Ui.Api.Api.ETag(version);
        http.Response.Headers.Location = "/api/v1" + path;
        return Results.Json(value, Json, statusCode: 201);
    }

    /// <summary>The request as it is now, or why it was not done.</summary>
    public static IResult Request(this Worked worked, HttpContext http)
    {
        if (worked.Answer.Failure is { } failure) return failure.Problem(worked.File);
        Mark(worked, http);
        return http.Resource(RequestView.Of(worked.File!, worked.At!), worked.File!.Request.Revision);
    }

    /// <summary>The item as it is now, or why it was not done.</summary>
    public static IResult Item(this Worked worked, HttpContext http, Guid id)
    {
        if (worked.Answer.Failure is { } failure) return failure.Problem(worked.File, id);
        Mark(worked, http);
        return http.Resource(ItemView.Of(worked.File!, worked.At!, worked.File!.Item(id)!), worked.File.Request.Revision);
    }

    public static IResult Problem(this Failure failure, CaseFile? file = null, Guid? itemId = null) => Problems.From([failure], file is null || failure.Kind != FailureKind.Conflict ? null : Found(file, itemId));

    public static object Found(CaseFile file, Guid? itemId)
    {
        var item = itemId is { } id ? file.Item(id) : null;
        return new { requestState = file.Request.State.ToString(), itemState = item?.State.ToString(), decidedBy = item?.DecidedBy, decidedAt = item?.DecidedAt is { } at ? InUtc.Write(at) : null };
    }

    /// <summary>422 with the places that are wrong.</summary>
    public static IResult Invalid(HttpContext http, IReadOnlyList<Fault> faults, string code = "validation")
    {
        var texts = (IStringLocalizer)http.RequestServices.GetService(typeof(IStringLocalizer))!;
        return Problems.Of(422, code, [.. faults.Select(f => new FieldError(f.Pointer, f.Code, texts[$"approvals.route-{f.Code}", f.Detail]))]);
    }

    public static IResult Invalid(HttpContext http, string pointer, string code, string detail = "") => Invalid(http, [new Fault(pointer, code, detail.Length == 0 ? pointer.TrimStart('/') : detail)]);

    /// <summary>412 when the caller changes what it read and that is not what is there.</summary>
    public static Answer? Stale(this HttpContext http, Request request) =>
        http.Precondition(request.Revision) is null ? null : new Answer(Failure.Stale("approvals.version-mismatch"));

    /// <summary>The same for whoever may read it: who may not is told by the command itself that there is nothing.</summary>
    public static Answer? Unread(this HttpContext http, CaseFile file, Circumstances at) => new Eligibility(file, at).MayRead() ? http.Stale(file.Request) : null;

    // Before the converter of everybody: the first that fits is taken.
    private static JsonSerializerOptions Written()
    {
        var json = new JsonSerializerOptions(Ui.Api.Api.Json);
        json.Converters.Insert(0, new InUtc());
        return json;
    }

    private sealed class InUtc : JsonConverter<DateTimeOffset>
    {
        public static string Write(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Write(value));
    }

    private static void Mark(Worked worked, HttpContext http)
    {
        if (worked.Answer.Replayed) http.Response.Headers["Idempotent-Replayed"] = "true";
    }
}
