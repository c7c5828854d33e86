using Campaigns.Accounts.Features.KeepSession;
using Campaigns.Kernel.Security;

namespace Campaigns.Accounts.Features.ProveAgain;

/// <summary>Answers other modules.</summary>
internal sealed class Proof(CurrentSession session) : IProof
{
    public bool IsFresh => session.IsProved;

    public string AskBefore(string page) => ConfirmPage.Before(page);
}
