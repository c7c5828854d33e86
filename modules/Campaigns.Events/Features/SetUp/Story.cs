using Campaigns.Events.Domain;
using Campaigns.Kernel.Commands;

namespace Campaigns.Events.Features.SetUp;

/// <summary>What happened to a demo event until it stands where it stands.</summary>
internal static class Story
{
    private static readonly By System = new(null, "", default);

    public static void Tell(Event told, EventStatus until, By author, string? reason)
    {
        if (until is EventStatus.Draft) return;
        Must(told.Submit(author));
        if (until is EventStatus.Submitted) return;
        if (until is EventStatus.Returned)
        {
            Must(told.Return(System with { At = author.At.AddDays(2) }, reason ?? ""));
            return;
        }

        Must(told.Approve(System with { At = author.At.AddDays(2) }));
        if (until is EventStatus.Approved) return;
        Must(told.Publish(author with { At = told.OpensAt }));
        if (until is EventStatus.Published) return;
        if (until is EventStatus.Cancelled) Must(told.Cancel(reason ?? "", author with { At = told.OpensAt.AddDays(45) }));
        else if (until is EventStatus.Postponed) Must(told.Postpone(reason ?? "", author with { At = told.OpensAt.AddDays(45) }));
        else Hold(told, until, author);
    }

    private static void Hold(Event told, EventStatus until, By author)
    {
        Must(told.Start(System with { At = told.StartsAt }));
        if (until is EventStatus.Running) return;
        Must(told.Complete(System with { At = told.EndsAt }));
        if (until is EventStatus.Reported) Must(told.Report(author with { At = told.EndsAt.AddDays(1) }));
    }

    private static void Must(Result<Done> step)
    {
        if (!step.Succeeded) throw new InvalidOperationException($"The story cannot be told: {step.Failures[0].Code}");
    }
}
