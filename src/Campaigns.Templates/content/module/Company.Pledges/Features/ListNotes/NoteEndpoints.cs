using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Company.Pledges.Features.ListNotes;

/// <summary><c>/api/v1/pledges</c>.</summary>
internal static class NoteEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/pledges", List).RequireAuthorization(Permissions.View)
            .Produces<Paged<NoteRow>>()
            .WithName("ListPledges").WithSummary("Notes, in order of writing.");
        api.MapPost("/pledges", Write).RequireAuthorization(Permissions.Write)
            .Accepts<NoteBody>("application/json").Produces<WrittenNote>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithName("WritePledge").WithSummary("Writes a note.");
    }

    private static async Task<IResult> List(int? limit, string? cursor, NotesQuery query, CancellationToken ct) => (await query.Notes(limit, cursor, ct)).List();

    private static async Task<IResult> Write(HttpContext context, IHandler<WriteNote.WriteNote, Guid> write, CancellationToken ct)
    {
        var (body, problem) = await context.Body<NoteBody>();
        if (problem is not null) return problem;
        var written = await write.Handle(new(body!.Text), ct);
        return written.Answer(id => context.Created($"/pledges/{id}", new WrittenNote(id), 0));
    }
}

/// <param name="Text">1 to 500 characters.</param>
internal sealed record NoteBody(string? Text);

/// <param name="Id">The note.</param>
internal sealed record WrittenNote(Guid Id);
