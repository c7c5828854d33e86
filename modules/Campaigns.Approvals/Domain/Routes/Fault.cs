namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Something wrong in a document.</summary>
/// <param name="Pointer">JSON pointer (RFC 6901) to the place.</param>
/// <param name="Code">Stable; the text key is <c>approvals.route-&lt;code&gt;</c>.</param>
/// <param name="Detail">The word that is wrong; may be empty.</param>
internal sealed record Fault(string Pointer, string Code, string Detail = "");
