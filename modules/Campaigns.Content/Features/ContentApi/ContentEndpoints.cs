using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.EditContent;
using Campaigns.Data.Paging;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Ui.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.ContentApi;

/// <summary><c>/api/v1/content</c>.</summary>
internal static class ContentEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("Content");
        api.MapGet("/content/{type}", List).WithMetadata(CursorForm.ByInstant).RequireAuthorization(Permissions.View)
            .WithSummary("Items of a type: announcement, question or page").Produces<Paged<ContentRow>>().ProducesProblem(404);
        api.MapPost("/content/{type}", Create).RequireAuthorization(Permissions.Edit)
            .WithSummary("Begins a draft").Accepts<ContentBody>("application/json").Produces<ContentResource>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/content/{type}/{id:guid}", Get).RequireAuthorization(Permissions.View)
            .WithSummary("An item with its newest version").Produces<ContentResource>().ProducesProblem(404);
        api.MapPut("/content/{type}/{id:guid}", Put).RequireAuthorization(Permissions.Edit)
            .WithSummary("Adds a version; what is shown stays").Accepts<ContentBody>("application/json").Produces<ContentResource>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        api.MapPost("/content/{type}/{id:guid}/submit", Submit).RequireAuthorization(Permissions.Edit)
            .WithSummary("Asks for approval to show the newest version").Accepts<SubmitBody>(true, "application/json").Produces<ContentResource>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/content/{type}/{id:guid}/publish", Publish).RequireAuthorization(Permissions.Publish)
            .WithSummary("Shows the newest version, now or at publishAt").Accepts<PublishBody>(true, "application/json").Produces<ContentResource>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapPost("/content/{type}/{id:guid}/unpublish", Unpublish).RequireAuthorization(Permissions.Publish)
            .WithSummary("Takes an item down, or drops its publishAt").Produces<ContentResource>().ProducesProblem(404).ProducesProblem(409);
        api.MapGet("/content/{type}/{id:guid}/versions", Versions).WithMetadata(CursorForm.ByNumber).RequireAuthorization(Permissions.View)
            .WithSummary("All versions, newest first").Produces<Paged<VersionResource>>().ProducesProblem(404);
    }

    private static async Task<IResult> List(string type, int? limit, string? cursor, string? status, string? q, ContentDbContext db, CancellationToken ct) =>
        ContentTypes.Knows(type) ? (await ListContentQuery.Run(db, new(type, status, q), limit, cursor, ct)).List() : Problems.From([Refusals.NotThere]);

    private static async Task<IResult> Get(string type, Guid id, HttpContext http, ContentDbContext db, CancellationToken ct) =>
        await Find(db, type, id, ct) is { } item ? await Resource(http, db, item, ct) : Problems.From([Refusals.NotThere]);

    private static async Task<IResult> Create(string type, HttpContext http, ContentDbContext db, IHandler<WriteContent.WriteContent, Guid> write, CancellationToken ct)
    {
        if (!ContentTypes.Knows(type)) return Problems.From([Refusals.NotThere]);
        var (body, problem) = await http.Body<ContentBody>();
        if (problem is not null) return problem;
        var written = await write.Handle(new(type, body!.Slug, body.Position ?? 0, body.Wording), ct);
        if (!written.Succeeded) return Problems.From(written.Failures);

        var (item, version) = await ListContentQuery.Newest(db, written.Value, ct);
        return http.Created($"/content/{type}/{item.Id}", ContentResource.Of(item, version), item.Version);
    }

    private static async Task<IResult> Put(string type, Guid id, HttpContext http, ContentDbContext db, IHandler<ReviseContent.ReviseContent, int> revise, CancellationToken ct)
    {
        if (await Find(db, type, id, ct) is not { } item) return Problems.From([Refusals.NotThere]);
        var (body, problem) = await http.Body<ContentBody>();
        if (problem is not null) return problem;
        var command = new ReviseContent.ReviseContent(id, item.Version, body!.Slug, body.Position ?? item.Position, body.Wording);
        if (command.Check().ToList() is { Count: > 0 } wrong) return Problems.From(wrong);
        if (http.Precondition(item.Version) is { } changed) return changed;
        return await Answer(http, db, id, await revise.Handle(command, ct), ct);
    }

    private static async Task<IResult> Submit(string type, Guid id, HttpContext http, ContentDbContext db, IHandler<AskApproval.SubmitContent, int> submit, CancellationToken ct)
    {
        if (await Find(db, type, id, ct) is not { } item) return Problems.From([Refusals.NotThere]);
        var (body, problem) = await http.OptionalBody<SubmitBody>();
        if (problem is not null) return problem;
        if (http.Precondition(item.Version) is { } changed) return changed;
        return await Answer(http, db, id, await submit.Handle(new(id, null, body!.PublishAt, body.Comment), ct), ct);
    }

    private static async Task<IResult> Publish(string type, Guid id, HttpContext http, ContentDbContext db, IHandler<PublishContent.PublishContent, int> publish, CancellationToken ct)
    {
        if (await Find(db, type, id, ct) is not { } item) return Problems.From([Refusals.NotThere]);
        var (body, problem) = await http.OptionalBody<PublishBody>();
        if (problem is not null) return problem;
        if (http.Precondition(item.Version) is { } changed) return changed;
        return await Answer(http, db, id, await publish.Handle(new(id, null, body!.PublishAt), ct), ct);
    }

    private static async Task<IResult> Unpublish(string type, Guid id, HttpContext http, ContentDbContext db, IHandler<UnpublishContent.UnpublishContent, int> unpublish, CancellationToken ct)
    {
        if (await Find(db, type, id, ct) is not { } item) return Problems.From([Refusals.NotThere]);
        if (http.Precondition(item.Version) is { } changed) return changed;
        return await Answer(http, db, id, await unpublish.Handle(new(id), ct), ct);
    }

    private static async Task<IResult> Versions(string type, Guid id, int? limit, string? cursor, ContentDbContext db, CancellationToken ct)
    {
        if (await Find(db, type, id, ct) is null) return Problems.From([Refusals.NotThere]);
        var page = await ListContentQuery.Versions(db, id, limit, cursor, ct);
        return new Paged<VersionResource>([.. page.Items.Select(VersionResource.Of)], page.Next).List();
    }

    private static Task<ContentItem?> Find(ContentDbContext db, string type, Guid id, CancellationToken ct) =>
        db.Items.AsNoTracking().SingleOrDefaultAsync(i => i.Id == id && i.Type == type, ct);

    private static async Task<IResult> Answer(HttpContext http, ContentDbContext db, Guid id, Result<int> result, CancellationToken ct)
    {
        if (!result.Succeeded) return Problems.From(result.Failures);
        var (item, version) = await ListContentQuery.Newest(db, id, ct);
        return http.Resource(ContentResource.Of(item, version), item.Version);
    }

    private static async Task<IResult> Resource(HttpContext http, ContentDbContext db, ContentItem found, CancellationToken ct)
    {
        var (item, version) = await ListContentQuery.Newest(db, found.Id, ct);
        return http.Resource(ContentResource.Of(item, version), item.Version);
    }
}
