using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Campaigns.Kernel.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Api;

/// <summary>Refusals as problem documents (RFC 9457): <c>type</c> <c>urn:campaigns:problem:&lt;code&gt;</c>, <c>code</c>, <c>title</c>,
/// <c>status</c>, <c>traceId</c>, and <c>errors</c> for 400 and 422.</summary>
public static class Problems
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The refusals of a handler as an answer. Several of one kind are one document; a state conflict wins over broken rules.</summary>
    /// <param name="failures">At least one.</param>
    /// <param name="more">Further members of the document.</param>
    /// <param name="code">A code fixed elsewhere, such as by a form of the authorities; takes the place of the failure's own.</param>
    public static IResult From(IReadOnlyList<Failure> failures, object? more = null, string? code = null)
    {
        var leading = failures.OrderBy(f => Rank(f.Kind)).First();
        var status = StatusOf(leading.Kind);
        return new ProblemResult(status, status == 422 ? "invalid" : leading.ApiCode, leading, status == 422 ? failures : null, more, fixedCode: code);
    }

    /// <summary>A single problem with a code of its own.</summary>
    public static IResult Of(int status, string code, IReadOnlyList<FieldError>? errors = null) => new ProblemResult(status, code, null, null, null, errors);

    /// <summary>Writes a problem outside of an endpoint.</summary>
    public static Task Write(HttpContext context, int status, string code) => new ProblemResult(status, code, null, null, null).ExecuteAsync(context);

    /// <summary>The status of a kind of refusal.</summary>
    public static int StatusOf(FailureKind kind) => kind switch
    {
        FailureKind.NotFound => 404,
        FailureKind.Conflict => 409,
        FailureKind.Forbidden => 403,
        FailureKind.Stale => 412,
        _ => 422,
    };

    private static int Rank(FailureKind kind) => kind switch
    {
        FailureKind.Forbidden => 0,
        FailureKind.NotFound => 1,
        FailureKind.Invalid => 2,
        FailureKind.Stale => 3,
        _ => 4,
    };

    private sealed class ProblemResult(int status, string code, Failure? leading, IReadOnlyList<Failure>? failures, object? more, IReadOnlyList<FieldError>? errors = null,
        string? fixedCode = null) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer>();
            var single = fixedCode is not null || failures is { Count: 1 } && failures[0].Field is null;
            var shown = fixedCode ?? (single ? failures![0].ApiCode : code);
            var body = new Dictionary<string, object?>
            {
                ["type"] = $"urn:campaigns:problem:{shown}",
                ["code"] = shown,
                ["title"] = leading is not null && (failures is null || single) ? Text(texts, leading) : TitleOf(texts, code),
                ["status"] = status,
                ["instance"] = httpContext.Request.Path.Value,
                ["traceId"] = Activity.Current?.Id ?? httpContext.TraceIdentifier,
            };
            body["detail"] = errors is [{ } only] ? only.Message : body["title"];
            if ((errors ?? failures?.Select(f => new FieldError(f.Field is null ? "" : "/" + f.Field.Replace('.', '/'), f.ApiCode, Text(texts, f))).ToList()) is { } fields) body["errors"] = fields;
            if (more is not null)
                foreach (var property in more.GetType().GetProperties()) body[JsonNamingPolicy.CamelCase.ConvertName(property.Name)] = property.GetValue(more);
            httpContext.Response.StatusCode = status;
            return httpContext.Response.WriteAsJsonAsync(body, Json, "application/problem+json; charset=utf-8");
        }

        private static string TitleOf(IStringLocalizer texts, string code) => texts[$"ui.problem-{code}"];

        private static string Text(IStringLocalizer texts, Failure failure) => failure.Args.Length == 0 ? texts[failure.Code] : texts[failure.Code, failure.Args];
    }
}

/// <summary>One wrong input.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) into the body; empty for the whole.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Message">For people.</param>
public sealed record FieldError(string Pointer, string Code, string Message);
