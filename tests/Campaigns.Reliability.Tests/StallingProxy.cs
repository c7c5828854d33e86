using System.Net;
using System.Net.Sockets;
using Campaigns.Testing;

namespace Campaigns.Reliability.Tests;

/// <summary>Stands between the site and its database, and lets nothing through while it stalls: connections stay open, answers do not come.</summary>
internal sealed class StallingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly string _host;
    private readonly int _port;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private volatile TaskCompletionSource _open = Opened();

    public StallingProxy(string host, int port)
    {
        (_host, _port) = (host, port);
        Port = Machine.FreePort();
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = Accept();
    }

    public int Port { get; }

    public void Stall() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => _open.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        GoOn();
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private static TaskCompletionSource Opened()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task Accept()
    {
        var all = new List<Task>();
        try
        {
            while (true) all.Add(Serve(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.WhenAll(all);
        }
    }

    private async Task Serve(TcpClient from)
    {
        using var _ = from;
        using var to = new TcpClient();
        try
        {
            await to.ConnectAsync(_host, _port, _stop.Token);
            await Task.WhenAny(Pump(from.GetStream(), to.GetStream()), Pump(to.GetStream(), from.GetStream()));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // One side has gone; so does the other.
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16384];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, _stop.Token)) > 0;)
            {
                await _open.Task.WaitAsync(_stop.Token);
                await to.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            // The same.
        }
    }
}
