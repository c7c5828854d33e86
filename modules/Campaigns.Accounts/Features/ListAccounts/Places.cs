using Campaigns.Accounts.Contracts;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Campaigns.Accounts.Features.ListAccounts;

/// <summary>What to call a place: its name where a module knows it, else its path. A module that fails is logged and its names are left out.</summary>
internal sealed class Places(IEnumerable<IPlaceNames> sources, IStringLocalizer texts, ILogger<Places> log)
{
    public async Task<Func<string, string>> Named(IEnumerable<string> scopePaths, CancellationToken ct)
    {
        var asked = scopePaths.Where(path => path.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            try
            {
                foreach (var (path, name) in await source.Of(asked, ct)) names.TryAdd(path, name);
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                log.LogError(fault, "Places are shown without the names of {Source}", source.GetType().FullName);
            }
        }

        return path => path.Length == 0 ? texts["accounts.everywhere"].Value : names.GetValueOrDefault(path, path);
    }
}
