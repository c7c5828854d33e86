using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Campaigns.Benchmarks;

/// <summary>A lean load: raw sockets, one request in flight on each, so that the client takes as little of the machine as it can.</summary>
internal static class Load
{
    /// <summary>Requests per second and the 99th percentile in ms. Every answer must be 2xx.</summary>
    public static async Task<(double PerSecond, double P99)> Run(Uri address, Func<int, byte[]> request, int connections, TimeSpan length)
    {
        using var stop = new CancellationTokenSource(length);
        var number = 0;
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(() => One(address, () => request(Interlocked.Increment(ref number)), stop.Token))));
        var seconds = clock.Elapsed.TotalSeconds;
        var times = all.SelectMany(t => t).ToList();
        return (times.Count / seconds, times.Count == 0 ? 0 : Bench.At(times, 0.99));
    }

    public static byte[] Get(Uri address, string path, string? token = null) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n");

    public static byte[] Post(Uri address, string path, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        return [.. Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body];
    }

    private static async Task<List<double>> One(Uri address, Func<byte[]> next, CancellationToken stop)
    {
        var times = new List<double>();
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port);
        var buffer = new byte[256 * 1024];
        while (!stop.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await socket.SendAsync(next());
            await Receive(socket, buffer);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }

    private static async Task Receive(Socket socket, byte[] buffer)
    {
        var have = 0;
        var end = -1;
        while (end < 0)
        {
            have += await Read(socket, buffer, have);
            end = buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8);
        }

        var head = Encoding.ASCII.GetString(buffer, 0, end);
        if (!head.StartsWith("HTTP/1.1 2", StringComparison.Ordinal)) throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, Math.Min(have, 800)));
        if (Header(head, "Content-Length") is { } length)
        {
            while (have < end + 4 + length) have += await Read(socket, buffer, have);
            return;
        }

        // Chunked: the end is a chunk of nothing.
        while (!buffer.AsSpan(0, have).EndsWith("0\r\n\r\n"u8)) have += await Read(socket, buffer, have);
    }

    private static async Task<int> Read(Socket socket, byte[] buffer, int offset)
    {
        var read = await socket.ReceiveAsync(buffer.AsMemory(offset));
        return read > 0 ? read : throw new IOException("The server closed the connection");
    }

    private static int? Header(string head, string name)
    {
        var at = head.IndexOf(name + ":", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return null;
        var line = head.AsSpan(at + name.Length + 1);
        var end = line.IndexOf('\r');
        return int.Parse(end < 0 ? line : line[..end], System.Globalization.CultureInfo.InvariantCulture);
    }
}
