using System.Text.Json;
using Campaigns.Approvals.Data;
using Campaigns.Approvals.Domain.Engine;
using Campaigns.Approvals.Domain.Routes;
using Campaigns.Approvals.Domain.State;
using Campaigns.Approvals.Features.Cases;
using Campaigns.Approvals.Features.DecideItem;
using Campaigns.Approvals.Features.SubmitRequest;
using Campaigns.Kernel.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Approvals.Features.SetUp;

/// <summary><c>approvals-requests</c>: requests of a demo's story, put up and decided at the instants it tells, by whoever held the positions it names.
/// A record that has a request already is left out.</summary>
internal sealed class RequestsStep(Submissions submissions, ItemWork work, Surroundings surroundings, ApprovalsDbContext db) : IRecipeStep
{
    private sealed record Told(string SubjectType, string SubjectId, string Requester, DateTimeOffset At, IReadOnlyList<ToldDecision>? Decisions);

    private sealed record ToldDecision(string Seat, DateTimeOffset At, string Outcome, string? Comment, List<string>? Fields);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string Name => "approvals-requests";

    public async Task Run(RecipeContext context, CancellationToken ct)
    {
        using var stream = context.Open(context.Text("file"));
        foreach (var told in (await JsonSerializer.DeserializeAsync<List<Told>>(stream, Json, ct))!) await Tell(told, ct);
        surroundings.TellOf(null);
        await db.Notices.Where(n => n.SentAt == null).ExecuteUpdateAsync(n => n.SetProperty(x => x.SentAt, x => x.At), ct); // Told then, not now.
    }

    private async Task Tell(Told told, CancellationToken ct)
    {
        surroundings.TellOf(told.At);
        var requester = await Holder(told.Requester, ct);
        var made = await submissions.Submit(new(told.SubjectType, told.SubjectId, requester), new(requester, Caller.Command.Channel), ct);
        if (!made.Succeeded) throw new RecipeException($"{told.SubjectType} {told.SubjectId}: {made.Failures[0].Code}");
        if (made.Value.Found) return;
        var file = made.Value.File;
        foreach (var decision in told.Decisions ?? [])
        {
            surroundings.TellOf(decision.At);
            var item = file.Items.Find(i => i.State == ItemState.Open && i.Seat == decision.Seat) ?? throw new RecipeException($"nobody asks {decision.Seat} about {told.SubjectId}");
            var outcome = Words.Read<Outcome>(decision.Outcome) ?? throw new RecipeException($"{decision.Outcome} is no outcome");
            var worked = await work.Decide(item.Id, new(outcome, file.Request.SubjectVersion, decision.Comment, decision.Fields), new(await Holder(decision.Seat, ct), "web"), ct);
            if (worked.Answer.Failure is { } failure) throw new RecipeException($"{decision.Seat} about {told.SubjectId}: {failure.Code}");
            file = worked.File!;
        }
    }

    private async Task<string> Holder(string seat, CancellationToken ct) =>
        Seats.Holders(seat, await surroundings.Directory(ct)).FirstOrDefault() ?? throw new RecipeException($"nobody holds {seat}");
}
