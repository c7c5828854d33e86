using System.Security.Cryptography;
using Campaigns.Kernel.Commands;
using Campaigns.Kernel.Modules;
using Campaigns.Kernel.Security;
using Microsoft.AspNetCore.Http;

namespace Campaigns.Operations.Features.UploadFeature;

/// <summary>A package from an administrator's own machine.</summary>
internal sealed record UploadFeature(IFormFile? Package) : ICommand<Uploaded>
{
    /// <summary>Of a package.</summary>
    public const int MostMegabytes = 50;

    /// <summary>Bytes of a request: a package that is a little too large still gets its own answer.</summary>
    public const long MostSent = 60L * 1024 * 1024;

    public IEnumerable<Failure> Check()
    {
        if (Package is null or { Length: 0 }) yield return Failure.Invalid("operations.package-missing", "package");
        if (Package?.Length > MostMegabytes * 1024L * 1024) yield return Failure.Invalid("operations.package-too-large-file", "package", MostMegabytes);
    }
}

/// <param name="Package">The folder it was unpacked into.</param>
/// <param name="Found">Ids of the modules found in it; empty when it does not fit.</param>
internal sealed record Uploaded(string Package, IReadOnlyList<string> Found);

internal sealed class UploadFeatureHandler(IModulePackages packages, IFeatures features, IActor actor, IAuditLog audit) : IHandler<UploadFeature, Uploaded>
{
    public async Task<Result<Uploaded>> Handle(UploadFeature command, CancellationToken ct)
    {
        if (!packages.Allowed || !actor.Has(Permissions.InstallFeatures)) return Failure.Forbidden("operations.package-not-allowed");
        await using var package = command.Package!.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(package, ct));
        package.Position = 0;
        var installed = await packages.Install(package, ct);
        if (!installed.Succeeded) return installed.Refused<Uploaded>();

        // The file is what matters later: who brought which code onto the server.
        await audit.Write("operations.feature-uploaded", new("operations.package", Guid.Empty), new { package = installed.Value, bytes = command.Package.Length, sha256 = hash }, CancellationToken.None);
        return new Uploaded(installed.Value, await features.Scan(ct));
    }
}
