using System.Text;
using Campaigns.Content.Contracts;
using Campaigns.Content.Data;
using Campaigns.Content.Domain;
using Campaigns.Content.Features.PublishContent;
using Campaigns.Content.Features.ReviseContent;
using Campaigns.Content.Features.ShowContent;
using Campaigns.Content.Features.WriteContent;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Values;
using Campaigns.Testing;
using Campaigns.Ui.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Campaigns.Content.Tests.Features;

public abstract class KeepPicturesTests(TestDatabase database) : IAsyncLifetime
{
    private static readonly RecordRef Meeting = new("events.event", Guid.CreateVersion7());
    private TestModule _house = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _house = await Some.House(database);

    public async ValueTask DisposeAsync()
    {
        await _house.DisposeAsync();
        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_photo_is_kept_upright_in_two_sizes_without_what_the_camera_wrote()
    {
        // Lies on its side, and says where it was taken.
        var sent = Photos.WithExif(Photos.Jpeg(2_000, 1_000), orientation: 6, "GPS 19.8 105.8");
        var id = (await Add(sent, "Hội trường xã")).Value;
        var (whole, small) = (await File(id, PictureSize.Whole), await File(id, PictureSize.Small));
        Assert.Equal((800, 1_600), Photos.SizeOf(whole));
        Assert.Equal((240, 480), Photos.SizeOf(small));
        foreach (var kept in new[] { whole, small })
        {
            Assert.True(kept.AsSpan().StartsWith(new byte[] { 0xFF, 0xD8, 0xFF }));
            Assert.DoesNotContain("GPS", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
        }

        Assert.Contains("GPS", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);
        // The dark half was left when it lay, and is on top now that it stands.
        using var stands = SKBitmap.Decode(small);
        Assert.True(stands.GetPixel(120, 20).Red < 60 && stands.GetPixel(120, 460).Red > 200);
    }

    [Fact]
    public async Task What_is_broken_disguised_or_too_large_is_refused_and_leaves_nothing()
    {
        var whole = Photos.Jpeg(1_200, 900);
        Assert.Equal("content.picture-unreadable", Code(await Add([], "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add(whole[..(whole.Length / 2)], "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add("<!doctype html><script>alert(1)</script>"u8.ToArray(), "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add("%PDF-1.7"u8.ToArray(), "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add([.. "GIF89a"u8, .. new byte[64]], "Ảnh")));
        Assert.Equal("content.picture-unreadable", Code(await Add(Photos.Claiming(30_000, 30_000), "Ảnh")));
        Assert.Equal("content.picture-too-large", Code(await Add(new byte[IPictures.Largest + 1], "Ảnh")));
        foreach (var alt in new[] { null, "  " }) Assert.Equal("content.alt-missing", Code(await Add(whole, alt)));
        Assert.Equal("content.too-long", Code(await Add(whole, new('a', IPictures.LongestAlt + 1))));
        Assert.Empty(await Of());
    }

    [Fact]
    public async Task A_page_behind_a_picture_is_not_kept_with_it()
    {
        // Reads as a picture and as a page: what comes out is the picture alone.
        byte[] both = [.. Photos.Jpeg(64, 64), .. "<script>alert(1)</script>"u8];
        var id = (await Add(both, "Ảnh")).Value;
        Assert.DoesNotContain("script", Encoding.Latin1.GetString(await File(id, PictureSize.Whole)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_photo_is_there_once_and_only_so_many_of_one_record()
    {
        var sent = Photos.Jpeg(40, 30);
        var first = (await Add(sent, "Một")).Value;
        Assert.Equal("content.picture-twice", Code(await Add(sent, "Hai")));
        Assert.Equal("content.picture-away", Code(await _house.In(s => Twice(s.GetRequiredService<IPictures>(), first))));
        Assert.True((await Add(sent, "Hai")).Succeeded);
        for (var n = 1; n < IPictures.MostOfOne; n++) Assert.True((await Add(Photos.Jpeg(40 + n, 30), $"Ảnh {n}")).Succeeded);
        Assert.Equal("content.pictures-too-many", Code(await Add(Photos.Jpeg(99, 30), "Thừa")));
        Assert.True((await _house.In(s => s.GetRequiredService<IPictures>().Add(new(null, "38", Photos.Jpeg(99, 30), "Của thư viện"), Ct))).Succeeded);
    }

    [Fact]
    public async Task Taken_away_it_leaves_the_text_it_stands_above_and_comes_back()
    {
        var id = (await Add(Photos.Jpeg(64, 48), "Bà con nghe báo cáo")).Value;
        var item = (await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, "tin-co-anh", 0, Some.Wording() with { Picture = id }))).Value;
        await _house.Do<PublishContent, int>(new(item));
        Assert.Equal((id, "Bà con nghe báo cáo", 64, 48), await Shown());

        Assert.True((await _house.In(s => s.GetRequiredService<IPictures>().TakeAway(Meeting, id, Ct))).Succeeded);
        Assert.Null(await Shown());
        Assert.True(Assert.Single(await Of()).IsAway);
        // Not of another record, and nobody chooses what is away; a text that had it can be mended all the same.
        Assert.Equal("content.no-such-picture", Code(await _house.In(s => s.GetRequiredService<IPictures>().PutBack(new("events.event", Guid.NewGuid()), id, Ct))));
        Assert.Equal("content.no-such-picture", Code(await _house.Do<WriteContent, Guid>(new(ContentTypes.Announcement, null, 0, Some.Wording() with { Picture = id }))));
        Assert.True((await _house.Do<ReviseContent, int>(new(item, null, null, 0, Some.Wording("Tin sửa") with { Picture = id }))).Succeeded);

        Assert.True((await _house.In(s => s.GetRequiredService<IPictures>().PutBack(Meeting, id, Ct))).Succeeded);
        Assert.Equal(id, (await Shown())?.Id);
    }

    private static async Task<Result<Done>> Twice(IPictures pictures, Guid id)
    {
        Assert.True((await pictures.TakeAway(Meeting, id, Ct)).Succeeded);
        return await pictures.TakeAway(Meeting, id, Ct);
    }

    private Task<(Guid Id, string Alt, int Width, int Height)?> Shown() => _house.In(async s =>
        (await s.GetRequiredService<PublishedContent>().Find(ContentTypes.Announcement, "tin-co-anh", Ct))!.Picture is { } p ? (p.Id, p.Alt, p.Width, p.Height) : ((Guid, string, int, int)?)null);

    private Task<Result<Guid>> Add(byte[] sent, string? alt) => _house.In(s => s.GetRequiredService<IPictures>().Add(new(Meeting, "38/399", sent, alt), Ct));

    private Task<IReadOnlyList<PictureCard>> Of() => _house.In(s => s.GetRequiredService<IPictures>().Of(Meeting, Ct));

    private Task<byte[]> File(Guid id, PictureSize size) =>
        _house.In(s => s.GetRequiredService<ContentDbContext>().PictureFiles.Where(f => f.PictureId == id && f.Size == size).Select(f => f.Content).SingleAsync(Ct));

    private static string Code<T>(Result<T> refused) => Assert.Single(refused.Failures).Code;
}

public sealed class KeepPicturesOnSqlite() : KeepPicturesTests(TestDatabase.Sqlite());

public sealed class KeepPicturesOnPostgres() : KeepPicturesTests(TestDatabase.Postgres());

/// <summary>Files as cameras, and others, make them.</summary>
internal static class Photos
{
    /// <summary>Dark on the left, light on the right.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        surface.Canvas.Clear(SKColors.White);
        using var dark = new SKPaint { Color = SKColors.Black };
        surface.Canvas.DrawRect(0, 0, width / 2f, height, dark);
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Jpeg, 90);
        return data.ToArray();
    }

    /// <summary>With a segment that says how the camera was held, and more.</summary>
    public static byte[] WithExif(byte[] jpeg, byte orientation, string words)
    {
        byte[] tiff = [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(words)];
        byte[] body = [.. "Exif"u8, 0, 0, .. tiff];
        var length = body.Length + 2;
        return [0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. body, .. jpeg.AsSpan(2)];
    }

    /// <summary>A few bytes that say they unpack to something huge.</summary>
    public static byte[] Claiming(int width, int height)
    {
        using var surface = SKSurface.Create(new SKImageInfo(8, 8));
        using var image = surface.Snapshot();
        using var data = image.Encode(SKEncodedImageFormat.Png, 90);
        var png = data.ToArray();
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), Crc(png.AsSpan(12, 17)));
        return png;
    }

    public static (int Width, int Height) SizeOf(byte[] picture)
    {
        using var read = SKBitmap.Decode(picture);
        return (read.Width, read.Height);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFFu;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? 0xEDB88320u ^ (crc >> 1) : crc >> 1;
        }

        return ~crc;
    }
}
