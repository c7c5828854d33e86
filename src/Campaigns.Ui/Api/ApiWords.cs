using Campaigns.Kernel.Values;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Campaigns.Ui.Api;

/// <summary>What a part of the API promises otherwise than the rest. Put on its endpoints as metadata.</summary>
/// <param name="Malformed">Code of what cannot be read.</param>
/// <param name="Invalid">Code of what breaks a rule in several places.</param>
/// <param name="LongestKey">Characters of an <c>Idempotency-Key</c>.</param>
public sealed record ApiWords(string Malformed, string Invalid, int LongestKey)
{
    private static readonly ApiWords Usual = new("malformed-request", "invalid", 200);

    /// <summary>Those of this call.</summary>
    public static ApiWords Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiWords>() ?? Usual;
}

/// <summary>Refusals of what stands beside the body.</summary>
public static class Wrongly
{
    /// <summary>400: it cannot be read.</summary>
    /// <param name="context">The call.</param>
    /// <param name="pointer">Such as <c>/asOf</c> for a parameter of the address; empty for the whole.</param>
    /// <param name="code">Stable code with a text <c>ui.problem-…</c>.</param>
    public static IResult Malformed(this HttpContext context, string pointer, string code = "malformed") =>
        Problems.Of(400, ApiWords.Of(context).Malformed, [context.Wrong(pointer, code)]);

    /// <summary>An instant of the address, for lists whose document names it a text: generators of clients write instants without the offset. The problem where it is none.</summary>
    public static (DateTimeOffset? At, IResult? Problem) Instant(this HttpContext context, string name, string? text) =>
        string.IsNullOrEmpty(text) ? (null, null) : Instants.TryRead(text, out var at) ? (at, null) : (null, context.Malformed("/" + name, Instants.LacksOffset(text) ? "offset-missing" : "malformed"));

    /// <summary>What is wrong with the address of a call that writes; null: nothing. <see cref="Api.Body{T}"/> asks by itself; who reads another kind of body asks
    /// after the permission and the record were looked at.</summary>
    public static IResult? AskedWrongly(this HttpContext context) => context.Items[typeof(Wrongly)] as IResult;

    /// <summary>Notes what is wrong with the address of a call that writes.</summary>
    public static void NoteAskedWrongly(this HttpContext context, IResult problem) => context.Items[typeof(Wrongly)] = problem;

    /// <summary>One wrong input in the words of the caller.</summary>
    public static FieldError Wrong(this HttpContext context, string pointer, string code, params object[] args) =>
        new(pointer, code, context.RequestServices.GetRequiredService<IStringLocalizer>()[$"ui.problem-{code}", args]);
}
