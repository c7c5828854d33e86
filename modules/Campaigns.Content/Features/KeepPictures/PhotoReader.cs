using Campaigns.Ui.Documents;

namespace Campaigns.Content.Features.KeepPictures;

/// <summary>Draws photos anew in the sizes that are kept; one after another, because each needs room to unpack.</summary>
internal sealed class PhotoReader : IDisposable
{
    private const int Whole = 1_600, Small = 480;
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Null: no picture, or not a whole one.</summary>
    public async Task<(Photo Whole, Photo Small)?> Read(byte[] sent, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            return await Task.Run(() => Photo.Read(sent, Whole, Small), ct) is [var whole, var small] ? (whole, small) : null;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
