using System.Security.Cryptography;
using Campaigns.Content.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Security;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;

namespace Campaigns.Content.Features.KeepPictures;

/// <summary>Puts pictures into the library, takes them away and puts them back. Whoever calls it has made sure that the actor may.</summary>
internal sealed class PictureShelf(ContentDbContext db, PhotoReader reader, PublicCache cache, IActor actor, IAudit audit, TimeProvider clock) : IPictures
{
    public async Task<IReadOnlyList<PictureCard>> Of(RecordRef about, CancellationToken ct) =>
        await OfRecord(about).AsNoTracking().OrderBy(p => p.Id).Select(p => new PictureCard(p.Id, p.Alt, p.By, p.At, p.AwayAt != null)).ToListAsync(ct);

    public async Task<Result<Guid>> Add(NewPicture picture, CancellationToken ct)
    {
        if (picture.Sent.Length > IPictures.Largest) return Refusals.PictureTooLarge;
        if (Picture.CheckAlt(picture.Alt) is { } wrong) return wrong;
        // Two at once may make it one more than that: it is a measure, nothing scarce.
        if (picture.About is { } about && await OfRecord(about).CountAsync(p => p.AwayAt == null, ct) >= IPictures.MostOfOne) return Refusals.TooManyPictures;
        if (await reader.Read(picture.Sent, ct) is not { } photo) return Refusals.NoPicture;

        var sha = Convert.ToHexStringLower(SHA256.HashData(photo.Whole.Content));
        if (await OfRecord(picture.About).AnyAsync(p => p.Sha256 == sha && p.AwayAt == null, ct)) return Refusals.PictureTwice;
        var made = Picture.Take(picture, sha, photo.Whole.Content.Length, photo.Whole.Width, photo.Whole.Height, actor.Author().Name, clock.GetUtcNow());
        db.Add(made);
        db.Add(new PictureFile { PictureId = made.Id, Size = PictureSize.Whole, Content = photo.Whole.Content });
        db.Add(new PictureFile { PictureId = made.Id, Size = PictureSize.Small, Content = photo.Small.Content });
        audit.Note("content.picture-added", new(Picture.Kind, made.Id), new { picture.About?.Kind, picture.About?.Id, made.Sha256 });
        await db.SaveChangesAsync(ct);
        return made.Id;
    }

    public Task<Result<Done>> TakeAway(RecordRef about, Guid id, CancellationToken ct) => TakeAway(OfRecord(about), id, ct);

    public Task<Result<Done>> PutBack(RecordRef about, Guid id, CancellationToken ct) => PutBack(OfRecord(about), id, ct);

    public Task<Result<Done>> TakeAway(IQueryable<Picture> among, Guid id, CancellationToken ct) => Change(among, id, "content.picture-taken-away", p => p.TakeAway(actor.Author().Name, clock.GetUtcNow()), ct);

    public Task<Result<Done>> PutBack(IQueryable<Picture> among, Guid id, CancellationToken ct) => Change(among, id, "content.picture-put-back", p => p.PutBack(), ct);

    public Task<Result<Done>> Describe(IQueryable<Picture> among, Guid id, string? alt, CancellationToken ct) => Change(among, id, "content.picture-described", p => p.Describe(alt), ct);

    private async Task<Result<Done>> Change(IQueryable<Picture> among, Guid id, string action, Func<Picture, Result<Done>> act, CancellationToken ct)
    {
        if (await among.SingleOrDefaultAsync(p => p.Id == id, ct) is not { } picture) return Refusals.NoSuchPicture;
        var done = act(picture);
        if (!done.Succeeded) return done;
        audit.Note(action, new(Picture.Kind, id));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusals.Stale;
        }

        await cache.Changed(ct); // It may stand above a text that the public reads.
        return Done.It;
    }

    private IQueryable<Picture> OfRecord(RecordRef? about)
    {
        var (kind, id) = (about?.Kind, about?.Id);
        return db.Pictures.Where(p => p.AboutKind == kind && p.AboutId == id);
    }
}
