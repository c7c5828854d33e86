namespace Campaigns.Accounts.Features.KeepSession;

/// <summary>The session of this request; none for programs and the public.</summary>
internal sealed class CurrentSession(SignInRules rules)
{
    private OpenSession? _session;

    public Guid? Id => _session?.Id;

    /// <summary>Whether the person proved lately who they are, which dangerous acts ask for: a browser left open is not its owner.</summary>
    public bool IsProved => _session is { } session && TimeProvider.System.GetUtcNow() < session.ProvedAt + rules.Session.Proof;

    public void Is(OpenSession session) => _session = session;
}
