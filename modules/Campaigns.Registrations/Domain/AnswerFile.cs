using Campaigns.Kernel.Values;

namespace Campaigns.Registrations.Domain;

/// <summary>A file somebody sent as an answer. Belongs to nobody until the form is sent; one that nobody claims is forgotten after a day.</summary>
internal sealed class AnswerFile : Entity
{
    /// <summary>Bytes; a photograph of a phone is about 3 MB.</summary>
    public const int MaxLength = 5 * 1024 * 1024;

    /// <summary>Bytes that tell what a file is; the name and what the sender says do not count.</summary>
    public const int HeadLength = 8;

    private AnswerFile()
    {
    }

    public Guid RosterId { get; private init; }

    public Guid? RegistrationId { get; private set; }

    public string Name { get; private init; } = "";

    public string ContentType { get; private init; } = "";

    public int Length { get; private init; }

    /// <summary>Readable only with this installation's keys.</summary>
    public byte[] SealedBytes { get; private init; } = [];

    public DateTimeOffset SentAt { get; private init; }

    public static AnswerFile Of(Guid rosterId, string name, string contentType, int length, byte[] sealedBytes, DateTimeOffset now) => new()
    {
        RosterId = rosterId,
        Name = name,
        ContentType = contentType,
        Length = length,
        SealedBytes = sealedBytes,
        SentAt = now,
    };

    /// <summary>It is this registration's answer now.</summary>
    public void Belong(Guid registrationId) => RegistrationId = registrationId;

    /// <summary>What the first bytes say it is; null for what is not taken.</summary>
    public static string? TypeOf(ReadOnlySpan<byte> head) => head switch
    {
        [0x25, 0x50, 0x44, 0x46, 0x2D, ..] => "application/pdf",
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        _ => null,
    };

    public static string Extension(string contentType) => contentType switch { "application/pdf" => ".pdf", "image/png" => ".png", _ => ".jpg" };
}
