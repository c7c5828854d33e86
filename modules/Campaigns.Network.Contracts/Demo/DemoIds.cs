using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Campaigns.Kernel.Values;

namespace Campaigns.Network.Contracts.Demo;

/// <summary>
/// Ids of demo records that several modules load each by itself, such as a person and their enrolment: the same key gives
/// the same id in each module and on each run. Shaped as UUIDv7 of the record's day, so that lists by id stay in order.
/// </summary>
public static class DemoIds
{
    /// <summary>The person with that running number of a world (<c>2019</c>, <c>2026</c>).</summary>
    public static Guid Person(string world, int number, DateOnly registeredOn) => Of("person", $"{world}/{number}", registeredOn);

    /// <summary>The conference or meeting with that public address.</summary>
    public static Guid Event(string slug) => Of("event", slug, EventDay(slug));

    /// <summary>The day at the end of a public address, <c>dong-tien-28-02-2026</c>, where a running number may follow.</summary>
    public static DateOnly EventDay(string slug)
    {
        var parts = slug.Split('-');
        var year = Array.FindLastIndex(parts, part => part.Length == 4 && part.All(char.IsAsciiDigit));
        return year >= 2 && DateOnly.TryParseExact(string.Join('-', parts[(year - 2)..(year + 1)]), "dd-MM-yyyy", out var day)
            ? day
            : throw new ArgumentException($"no day in {slug}", nameof(slug));
    }

    /// <summary>The person with that running number of the rows that the verb <c>seed</c> adds. A thousand share a day, so that their ids grow with the number.</summary>
    public static Guid SeededPerson(ulong seed, int number) => Person($"seed-{seed}", number, new DateOnly(2018, 10, 1).AddDays(number / 1000));

    /// <summary>A record of another kind.</summary>
    /// <param name="kind">A word for the kind, such as <c>enrolment</c>.</param>
    /// <param name="key">Unique within the kind.</param>
    /// <param name="day">The day it was made.</param>
    public static Guid Of(string kind, string key, DateOnly day)
    {
        Span<byte> id = stackalloc byte[16];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{key}")).AsSpan(0, 16).CopyTo(id);
        // 48 bits of milliseconds, then version and variant (RFC 9562, 5.7).
        BinaryPrimitives.WriteUInt64BigEndian(id, (ulong)day.Start().ToUnixTimeMilliseconds() << 16 | BinaryPrimitives.ReadUInt16BigEndian(id[6..]));
        id[6] = (byte)(id[6] & 0x0F | 0x70);
        id[8] = (byte)(id[8] & 0x3F | 0x80);
        return new(id, bigEndian: true);
    }
}
