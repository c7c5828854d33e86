using System.IO.Compression;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Campaigns.Runtime.Loading;

/// <summary>Unpacks uploaded modules: first aside, then moved into place as a whole, so that a scan never meets half of one.</summary>
internal sealed class ModulePackages(ModuleCatalog catalog, IConfiguration configuration, ILogger<ModulePackages> log) : IModulePackages
{
    public bool Allowed => configuration.GetValue("Modules:AllowUpload", true);

    public async Task<Result<string>> Install(Stream package, CancellationToken ct)
    {
        if (!Allowed) return PackageRefusals.NotAllowed;
        var aside = Path.Combine(catalog.DropIns, $".incoming-{Guid.NewGuid():N}");
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read);
            var plan = PackagePlan.Of(zip);
            if (!plan.Succeeded) return plan.Refused<string>();
            var target = Path.Combine(catalog.DropIns, plan.Value.Name);
            if (catalog.All.Any(m => m.Folder == target && m.Assembly is not null)) return PackageRefusals.There(plan.Value.Name);
            if (await plan.Value.Unpack(aside, ct) is { } refused) return refused;
            if (Directory.Exists(target)) Directory.Delete(target, recursive: true);
            Directory.Move(aside, target);
            log.LogWarning("Package {Package} was unpacked", plan.Value.Name);
            return plan.Value.Name;
        }
        catch (InvalidDataException)
        {
            return PackageRefusals.NoZip;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "A package could not be stored");
            return PackageRefusals.NotStored;
        }
        finally
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
        }
    }
}

/// <summary>Why a package is not taken. Texts are the Features page's.</summary>
internal static class PackageRefusals
{
    public static readonly Failure NotAllowed = Failure.Forbidden("operations.package-not-allowed");
    public static readonly Failure NoZip = Failure.Invalid("operations.package-no-zip", "package");
    public static readonly Failure NoModule = Failure.Invalid("operations.package-no-module", "package");
    public static readonly Failure LeadsOut = Failure.Invalid("operations.package-leads-out", "package");
    public static readonly Failure TooLarge = Failure.Invalid("operations.package-too-large", "package", PackagePlan.MostMegabytes, PackagePlan.MostEntries);
    public static readonly Failure NotStored = Failure.Conflict("operations.package-not-stored");

    public static Failure There(string name) => Failure.Conflict("operations.package-there", name);
}
