using Campaigns.Approvals.Contracts;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.ViewRequest;

/// <summary>What an approver reads: the subject's own summary, its facts, and what changed since the round before.</summary>
internal sealed record CardView(string Title, string Area, string SubjectVersion, IReadOnlyList<CardSection> Sections, IReadOnlyDictionary<string, string> Links, IReadOnlyDictionary<string, object?> Facts, IReadOnlyList<CardChange> Changes)
{
    public IReadOnlyList<CardCheck> Checks { get; init; } = [];
}

/// <summary>A fact that is another one now.</summary>
internal sealed record CardChange(string Field, object? From, object? To);

/// <summary>Makes cards.</summary>
internal sealed class Cards(ApprovalsDbContext db, SubjectTypes types)
{
    public async Task<CardView> Of(Request request, CancellationToken ct)
    {
        var snapshot = types.Provider(request.SubjectType) is { } provider ? await provider.GetAsync(request.SubjectId, ct) : null;
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.RequestId == request.Id && r.Round >= request.Round - 1).OrderBy(r => r.Round).Select(r => r.Facts).ToListAsync(ct);
        var facts = Facts.Read(rounds[^1]);
        return new(request.Title, request.Area, request.SubjectVersion, snapshot?.Card?.Sections ?? [], snapshot?.Card?.Links ?? new Dictionary<string, string>(), facts.Values,
            rounds.Count > 1 ? Changes(Facts.Read(rounds[0]), facts) : []) { Checks = snapshot?.Card?.Checks ?? [] };
    }

    private static List<CardChange> Changes(Facts before, Facts now)
    {
        var (a, b) = (before.ToJson(), now.ToJson());
        return [.. before.Values.Keys.Union(now.Values.Keys).Where(k => Canonical.Text(a[k]) != Canonical.Text(b[k])).Select(k => new CardChange(k, before[k], now[k]))];
    }
}
