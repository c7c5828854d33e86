using System.Runtime.CompilerServices;
using Campaigns.Approvals.Domain.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Campaigns.Approvals.Data;

/// <summary>What every command reads, compiled once for each model: a decision asks a dozen small questions while others wait for their turn.</summary>
internal sealed class CaseQueries
{
    private static readonly ConditionalWeakTable<IModel, CaseQueries> ByModel = [];

    private CaseQueries()
    {
        // Of one model; see Of.
    }

    /// <summary>The request (or that of an item) with its present round, its route's content, the end of its history, and of which of the rarer parts there are any:
    /// what is not there is not asked for. Whether somebody may stand in for others is of a person.</summary>
    public Func<ApprovalsDbContext, Guid?, Guid?, string, CancellationToken, Task<CaseHead?>> Head { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid? id, Guid? item, string user, CancellationToken ct) =>
            db.Requests.Where(r => r.Id == (id ?? db.Items.Where(i => i.Id == item).Select(i => i.RequestId).First()))
            .Join(db.Rounds, r => new { r.Id, r.Round }, o => new { Id = o.RequestId, o.Round }, (r, o) => new CaseHead(
                r, o, db.Editions.Where(e => e.RouteKey == r.RouteKey && e.Number == r.RouteVersion).Select(e => e.Hash).First(),
                db.History.Where(a => a.RequestId == r.Id).Max(a => a.Seq), db.History.Where(a => a.RequestId == r.Id).OrderByDescending(a => a.Seq).Select(a => a.Hash).First(),
                db.Votes.Any(v => v.RequestId == r.Id), db.Actions.Any(a => a.RequestId == r.Id), db.Incidents.Any(i => i.RequestId == r.Id),
                db.Substitutions.Any(s => s.SubstituteId == user && s.RevokedAt == null)))
            .SingleOrDefault());

    public Func<ApprovalsDbContext, Guid, int, IAsyncEnumerable<StageRun>> Stages { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id, int round) => db.Stages.Where(s => s.RequestId == id && s.Round == round).OrderBy(s => s.Ordinal).AsQueryable());

    public Func<ApprovalsDbContext, Guid, int, IAsyncEnumerable<StepRun>> Steps { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id, int round) => db.Steps.Where(s => s.RequestId == id && s.Round == round).OrderBy(s => s.Id).AsQueryable());

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<WorkItem>> Items { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Items.Where(i => i.RequestId == id).OrderBy(i => i.Id).AsQueryable());

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<Vote>> Votes { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Votes.Where(v => v.RequestId == id));

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<StepTimer>> Timers { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Timers.Where(t => t.RequestId == id));

    public Func<ApprovalsDbContext, Guid, CancellationToken, Task<bool>> IsWaiting { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid timer, CancellationToken ct) => db.Timers.Any(t => t.Id == timer && t.State == TimerState.Waiting));

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<ActionRun>> Actions { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Actions.Where(a => a.RequestId == id).OrderBy(a => a.Round).ThenBy(a => a.Ordinal).AsQueryable());

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<Incident>> Incidents { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Incidents.Where(i => i.RequestId == id).OrderBy(i => i.Id).AsQueryable());

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<string>> Participants { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Participants.Where(p => p.RequestId == id).Select(p => p.UserId));

    public Func<ApprovalsDbContext, Guid, IAsyncEnumerable<InboxEntry>> Inbox { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id) => db.Inbox.Where(e => e.RequestId == id));

    public Func<ApprovalsDbContext, Guid, CancellationToken, Task<Guid?>> RequestOfItem { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, Guid id, CancellationToken ct) => db.Items.Where(i => i.Id == id).Select(i => (Guid?)i.RequestId).SingleOrDefault());

    public Func<ApprovalsDbContext, string, IAsyncEnumerable<Shelved>> Published { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, string subjectType) => db.Editions.Where(e => e.State == VersionState.Published)
            .Join(db.Routes.Where(r => r.SubjectType == subjectType && r.RetiredAt == null), e => e.RouteKey, r => r.Key, (e, r) => new Shelved(e.RouteKey, e.Number, e.Hash)));

    public Func<ApprovalsDbContext, string, CancellationToken, Task<bool>> IsOpen { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, string key, CancellationToken ct) => db.Requests.Any(r => r.OpenKey == key));

    public Func<ApprovalsDbContext, string, CancellationToken, Task<string?>> Calendar { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, string key, CancellationToken ct) => db.Calendars.Where(c => c.Key == key).Select(c => c.Doc).SingleOrDefault());

    public Func<ApprovalsDbContext, string, DateTimeOffset, IAsyncEnumerable<Substitution>> StandsIn { get; } =
        EF.CompileAsyncQuery((ApprovalsDbContext db, string user, DateTimeOffset now) =>
            db.Substitutions.AsNoTracking().Where(s => s.SubstituteId == user && s.To > now && s.From <= now && s.RevokedAt == null).OrderBy(s => s.Id).AsQueryable());

    public static CaseQueries Of(ApprovalsDbContext db) => ByModel.GetValue(db.Model, static _ => new());
}

/// <summary>What a command reads first; <c>HasPrincipals</c>: the person may stand in for somebody, now or at another time; <c>Seq</c> and <c>Hash</c> are of the last row of the history.</summary>
internal sealed record CaseHead(Request Request, RequestRound Round, string RouteHash, int Seq, string Hash, bool HasVotes, bool HasActions, bool HasIncidents, bool HasPrincipals);

/// <summary>A version that is in use.</summary>
internal sealed record Shelved(string RouteKey, int Number, string Hash);
