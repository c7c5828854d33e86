using System.IO.Compression;
using System.Text.Json;
using Campaigns.Runtime.Storage;

namespace Campaigns.Runtime.Backup;

/// <summary>Writes an archive beside its place and moves it there when it is whole: a half-written one never has the name of a backup.</summary>
internal sealed class ArchiveWriter : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _half;
    private readonly FileStream _file;
    private readonly ZipArchive _zip;

    public ArchiveWriter(string path)
    {
        _path = path;
        _half = path + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = PrivateFile.Create(_half);
        _zip = new(_file, ZipArchiveMode.Create, leaveOpen: true);
    }

    public List<Part> Parts { get; } = [];

    /// <summary>Adds an entry; what is written to the stream is hashed on its way.</summary>
    public async Task Add(string name, Func<Stream, Task> write)
    {
        await using var entry = await _zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync();
        await using var hashed = new HashingStream(entry);
        await write(hashed);
        Parts.Add(new(name, hashed.Count, hashed.Hash()));
    }

    public async Task AddFile(string name, string path, CancellationToken ct)
    {
        await using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await Add(name, to => source.CopyToAsync(to, ct));
    }

    /// <summary>Writes the manifest, flushes to the disk, and gives the archive its name.</summary>
    public async Task Finish(Manifest manifest, CancellationToken ct)
    {
        await using (var entry = await _zip.CreateEntry(Manifest.Entry).OpenAsync(ct)) await JsonSerializer.SerializeAsync(entry, manifest, Manifest.Json, ct);
        await _zip.DisposeAsync();
        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        File.Move(_half, _path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        // After Finish there is nothing left to do. Before it, closing the archive wants to write its index, and on a full disk cannot.
        try
        {
            await _zip.DisposeAsync();
            await _file.DisposeAsync();
        }
        catch (IOException)
        {
            _file.SafeFileHandle.Dispose();
        }

        File.Delete(_half);
    }
}

/// <summary>Counts and hashes what passes on its way to another stream.</summary>
internal sealed class HashingStream(Stream inner) : Stream
{
    private readonly System.Security.Cryptography.IncrementalHash _hash = System.Security.Cryptography.IncrementalHash.CreateHash(System.Security.Cryptography.HashAlgorithmName.SHA256);

    public long Count { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => Count;

    public override long Position { get => Count; set => throw new NotSupportedException(); }

    public string Hash() => Convert.ToHexString(_hash.GetHashAndReset());

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        Count += buffer.Length;
        inner.Write(buffer);
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _hash.AppendData(buffer.Span);
        Count += buffer.Length;
        return inner.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
