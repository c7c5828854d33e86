using System.Net;
using System.Net.Sockets;

namespace Campaigns.Browser.Tests;

/// <summary>The line between a browser and the site, which a test can cut: to the browser it is a server that stopped.</summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly Uri _site;
    private readonly int _port;
    private readonly List<TcpClient> _open = [];
    private TcpListener? _listener;

    private Line(Uri site, int port) => (_site, _port) = (site, port);

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    public static Line To(Uri site)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var line = new Line(site, ((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();
        line.Mend();
        return line;
    }

    public void Mend()
    {
        _listener = new(IPAddress.Loopback, _port);
        _listener.Start();
        _ = Accept(_listener);
    }

    public void Cut()
    {
        _listener?.Stop();
        lock (_open)
        {
            foreach (var client in _open) client.Close();
            _open.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Cut();
        return ValueTask.CompletedTask;
    }

    private async Task Accept(TcpListener listener)
    {
        try
        {
            while (true) _ = Carry(await listener.AcceptTcpClientAsync());
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var site = new TcpClient();
        lock (_open) _open.AddRange([browser, site]);
        try
        {
            await site.ConnectAsync(_site.Host, _site.Port);
            await Task.WhenAny(browser.GetStream().CopyToAsync(site.GetStream()), site.GetStream().CopyToAsync(browser.GetStream()));
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut while something was on its way.
        }
        finally
        {
            browser.Dispose();
        }
    }
}
