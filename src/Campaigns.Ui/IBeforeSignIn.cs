using Microsoft.AspNetCore.Http;

namespace Campaigns.Ui;

/// <summary>Looks at a request whose sender is about to be asked to sign in, because their session has ended or there never was one. For a form, so that
/// what was typed is not lost; whatever it believes must be proved by the request itself.</summary>
public interface IBeforeSignIn
{
    /// <summary>Called before the answer.</summary>
    /// <param name="context">The request.</param>
    Task Look(HttpContext context);
}
