using System.Globalization;
using System.Text.Json.Nodes;
using Campaigns.Approvals.Domain.State;

namespace Campaigns.Approvals.Domain.Engine;

/// <summary>Makes and checks audit rows: each hash covers the row and the hash before it, so that a row cannot be changed, left out or put in unseen.</summary>
internal static class Audit
{
    public static AuditRow Row(CaseFile file, Circumstances at, string name, JsonObject data, AuditPlace place, string? onBehalfOf)
    {
        var text = Canonical.Text(data);
        var seq = file.Seq + 1;
        var instant = Whole(at.Now);
        return new()
        {
            RequestId = file.Request.Id,
            Seq = seq,
            At = instant,
            Event = name,
            Round = file.Request.Round,
            Actor = at.Actor,
            OnBehalfOf = onBehalfOf,
            Channel = at.Channel,
            StageId = place.StageId,
            StepId = place.StepId,
            ItemId = place.ItemId,
            Data = text,
            Revision = file.Request.Revision,
            Hash = Hash(file.LastHash, file.Request.Id, seq, instant, name, file.Request.Round, at.Actor, onBehalfOf, at.Channel, place, text),
        };
    }

    /// <summary>Whether the rows of one request, in order, are whole.</summary>
    public static bool IsWhole(IEnumerable<AuditRow> rows, string before = "", int after = 0)
    {
        foreach (var r in rows)
        {
            if (r.Seq != ++after) return false;
            var hash = Hash(before, r.RequestId, r.Seq, r.At, r.Event, r.Round, r.Actor, r.OnBehalfOf, r.Channel, new(r.StageId, r.StepId, r.ItemId), r.Data);
            if (hash != r.Hash) return false;
            before = hash;
        }

        return true;
    }

    // Neither database keeps more than microseconds.
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks / 10 * 10, TimeSpan.Zero);

    private static string Hash(string before, Guid request, int seq, DateTimeOffset at, string name, int round, string actor, string? onBehalfOf, string channel, AuditPlace place, string data) =>
        Canonical.Hash(before + new JsonArray(request.ToString(), seq, at.UtcTicks.ToString(CultureInfo.InvariantCulture), name, round, actor, onBehalfOf, channel,
            place.StageId, place.StepId, place.ItemId?.ToString(), data).ToJsonString());
}

/// <summary>What a row is about, as deep as it reaches.</summary>
internal sealed record AuditPlace(string? StageId, string? StepId, Guid? ItemId);
