using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Runtime.Web;

/// <summary>What a call of the API asks in its address is looked at here, for all endpoints alike: the framework would answer a wrong value without saying
/// which it was, and take an instant without offset in a zone of its own. One per shell: it remembers endpoints.</summary>
internal sealed class AskedQuery
{
    private readonly ConcurrentDictionary<Endpoint, IReadOnlyList<Member>> _members = [];

    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!Errors.IsApi(context) || context.Request.Query.Count == 0 || context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);
        var wrong = new List<(Member Member, FieldError Error)>();
        foreach (var member in _members.GetOrAdd(endpoint, _ => Members(endpoint)))
            if (context.Request.Query[member.Name].ToString() is { Length: > 0 } text && Fault(context, endpoint, member, text) is { } error) wrong.Add((member, error));
        foreach (var (name, text) in context.Request.Query)
            if (text.ToString().Contains('\0', StringComparison.Ordinal) && !wrong.Exists(w => w.Member.Name == name)) wrong.Add((new(name, typeof(string)), context.Wrong("/" + name, Malformed)));
        return wrong.Count == 0 ? next(context) : Refuse(context, next, wrong);
    }

    // Who may not call, and what is not there, is said before what cannot be read. So the call is made without what is wrong: one that reads is answered only
    // where it is refused for that; one that writes comes to its body after it has looked at those, and there finds this problem.
    private static async Task Refuse(HttpContext context, RequestDelegate next, List<(Member Member, FieldError Error)> wrong)
    {
        var words = ApiWords.Of(context);
        var unread = wrong.Select(w => w.Error).Where(e => e.Code is Malformed or OffsetMissing).ToList();
        var problem = unread.Count > 0 ? Problems.Of(400, words.Malformed, unread) : Problems.Of(422, words.Invalid, [.. wrong.Select(w => w.Error)]);
        var asked = context.Request.QueryString;
        context.Request.QueryString = QueryString.Create(context.Request.Query.Where(q => !wrong.Exists(w => w.Member.Name.Equals(q.Key, StringComparison.OrdinalIgnoreCase))));
        try
        {
            if (!HttpMethods.IsGet(context.Request.Method))
            {
                context.NoteAskedWrongly(problem);
                await next(context);
                return;
            }

            if (await Refused(context, next)) return;
        }
        finally
        {
            context.Request.QueryString = asked;
        }

        await problem.ExecuteAsync(context);
    }

    private static async Task<bool> Refused(HttpContext context, RequestDelegate next)
    {
        var (body, headers) = (context.Response.Body, context.Response.Headers.ToArray());
        await using var unsent = new MemoryStream();
        try
        {
            context.Response.Body = unsent;
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        if (context.Response.StatusCode is 401 or 403 or 404)
        {
            if (unsent.Length > 0) await body.WriteAsync(unsent.ToArray(), context.RequestAborted);
            return true;
        }

        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.Headers.Clear();
        foreach (var header in headers) context.Response.Headers.Add(header);
        return false;
    }

    private const string Malformed = "malformed", OffsetMissing = "offset-missing";

    private static FieldError? Fault(HttpContext context, RouteEndpoint endpoint, Member member, string text)
    {
        var pointer = "/" + member.Name;
        if (member.Type == typeof(string)) return (endpoint.Metadata.GetMetadata<CursorForm>() ?? CursorForm.ById).Reads(text) ? null : context.Wrong(pointer, "bad-cursor");
        if (member.Type == typeof(DateTimeOffset) && Instants.LacksOffset(text)) return context.Wrong(pointer, OffsetMissing);
        if (!Reads(member.Type, text)) return context.Wrong(pointer, Malformed);
        return member.Name == Limit && int.Parse(text, CultureInfo.InvariantCulture) is < 1 or > PagingExtensions.MaxLimit ? context.Wrong(pointer, "out-of-range", $"1..{PagingExtensions.MaxLimit}") : null;
    }

    private static bool Reads(Type type, string text) =>
        type == typeof(int) ? int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        : type == typeof(bool) ? bool.TryParse(text, out _)
        : type == typeof(Guid) ? Guid.TryParse(text, out _)
        : type == typeof(DateOnly) ? DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        : Instants.TryRead(text, out _);

    private const string Limit = "limit", Cursor = "cursor";

    private static readonly Type[] Typed = [typeof(int), typeof(bool), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset)];

    // Texts are for the endpoint to judge; the cursor is ours.
    private static List<Member> Members(RouteEndpoint endpoint) =>
    [
        .. from parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []
           from member in parameter.GetCustomAttribute<AsParametersAttribute>() is null
               ? [new Member(parameter.GetCustomAttribute<FromQueryAttribute>()?.Name ?? parameter.Name!, Plain(parameter.ParameterType))]
               : parameter.ParameterType.GetProperties().Select(p => new Member(p.GetCustomAttribute<FromQueryAttribute>()?.Name ?? p.Name, Plain(p.PropertyType)))
           where endpoint.RoutePattern.GetParameter(member.Name) is null && (Typed.Contains(member.Type) || (member.Name == Cursor && member.Type == typeof(string)))
           select member,
    ];

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private sealed record Member(string Name, Type Type);
}
