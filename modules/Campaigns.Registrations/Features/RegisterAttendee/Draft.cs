using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Registrations.Features.RegisterAttendee;

/// <summary>A registration being filled in, one thing a page.</summary>
internal sealed record Draft
{
    /// <summary>Once-only key: double tap, Back and reload give the same registration.</summary>
    public Guid Key { get; init; } = Guid.NewGuid();

    /// <summary>Real time of the first page.</summary>
    public DateTimeOffset StartedAt { get; init; } = TimeProvider.System.GetUtcNow();

    public RegistrationBody Body { get; init; } = new();

    /// <summary>The last of the fixed steps that was answered.</summary>
    public int Reached { get; init; }

    /// <summary>Keys of the questions that were answered, or passed over.</summary>
    public IReadOnlyList<string> Answered { get; init; } = [];

    /// <summary>A code was sent to the phone and is waited for.</summary>
    public bool WaitsForCode { get; init; }

    /// <summary>What came of it.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>There was a registration already; its ticket goes out again.</summary>
    public bool Already { get; init; }

    public bool Finished => RegistrationId is not null || Already;
}

/// <summary>Carries the draft from page to page in a cookie that only this installation can read or write: nothing is stored
/// before the form is sent, and no address carries a name or a phone.</summary>
internal sealed class Drafts(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string Cookie = "registration-draft";

    // Answers may be longer than one cookie; all of it stays far below what a server reads of headers.
    private const int MaxLength = 20_000;
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private readonly ChunkingCookieManager _cookies = new();
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);
    private readonly IDataProtector _seal = protection.CreateProtector("Campaigns.Registrations.Draft.v1");

    private HttpContext Http => accessor.HttpContext!;

    /// <summary>The draft of this meeting; null when there is none, or it is older than a day.</summary>
    public Draft? Read()
    {
        if (_cookies.GetRequestCookie(Http, Cookie) is not { Length: > 0 and < MaxLength } text) return null;
        try
        {
            var draft = JsonSerializer.Deserialize<Draft>(_seal.Unprotect(text), Json);
            return draft is not null && TimeProvider.System.GetUtcNow() - draft.StartedAt < Kept ? draft : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    public void Write(Draft draft) => _cookies.AppendResponseCookie(Http, Cookie, _seal.Protect(JsonSerializer.Serialize(draft, Json)), Options());

    public void Forget() => _cookies.DeleteCookie(Http, Cookie, Options());

    // Sent for this meeting's form only.
    private CookieOptions Options() => new()
    {
        Path = Http.Request.PathBase + Http.Request.Path,
        HttpOnly = true,
        IsEssential = true,
        MaxAge = Kept,
        SameSite = SameSiteMode.Lax,
        Secure = Http.Request.IsHttps,
    };
}
